"""ROC curves, precision-recall curves and reliability of scikit-learn for random answers, beside this file as reference.json.

    pip install scikit-learn
    python reference.py > reference.json

scikit-learn gives the precision-recall curve from the loosest threshold on: here it is reversed.
"""
import json
import sys

import numpy as np
from sklearn.calibration import calibration_curve
from sklearn.metrics import precision_recall_curve, roc_curve

random = np.random.default_rng(7)
BINS = 15


def case(name, scores, wanted, probabilities=None):
    scores = np.asarray(scores, dtype=np.float32).astype(float)
    wanted = np.asarray(wanted, dtype=int)
    wrong, right, _ = roc_curve(wanted, scores, drop_intermediate=False)
    precision, recall, _ = precision_recall_curve(wanted, scores)
    chances = (1 / (1 + np.exp(-scores))).astype(np.float32).astype(float)
    share, confidence = calibration_curve(wanted, chances, n_bins=BINS)
    bins = np.searchsorted(np.linspace(0, 1, BINS + 1)[1:-1], chances)
    return {
        "name": name,
        "scores": scores.tolist(),
        "wanted": wanted.tolist(),
        "roc": {"x": wrong.tolist(), "y": right.tolist()},
        "precisionRecall": {"x": recall[::-1].tolist(), "y": precision[::-1].tolist()},
        "calibration": {
            "counts": np.bincount(bins, minlength=BINS).tolist(),
            "confidence": confidence.tolist(),
            "share": share.tolist(),
        },
    }


wanted = random.integers(0, 2, 80)
cases = [
    case("random scores", random.normal(size=80).round(3), wanted),
    case("scores that know something", (random.normal(size=80) + 2 * wanted - 1).round(3), wanted),
    case("many equal scores", random.integers(-2, 3, 80), wanted),
    case("perfect scores", 4 * wanted - 2, wanted),
    case("rare positives", random.normal(size=200).round(3), random.random(200) < 0.05),
]
json.dump(cases, sys.stdout)
print()

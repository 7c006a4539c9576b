"""Values of scikit-learn and PyTorch for random answers, ties, one-class cases and the like, beside this file as reference.json.

    pip install scikit-learn torch
    python reference.py > reference.json

Where the two leave a choice:
- precision, recall and F1 of a class that was never given, or never wanted, are 0 (zero_division=0); the mean is over the classes
  that were wanted or given, as scikit-learn has it where no labels are named; of yes and no they are those of yes.
- ROC AUC of one class alone is undefined (null). scikit-learn refuses several classes where one is absent; here the mean is over
  those that are present, each against the rest.
- Average precision of a class without samples is undefined (null), and not part of the mean.
- The calibration error sums what calibration_curve gives over 15 bins of equal width, weighted by their samples: of several classes
  the probability of the predicted one, of yes and no that of yes.
- R² of a constant target is 1 where predictions are exact, else 0 (force_finite=True); of one sample it is undefined (null).
- Top-k accuracy counts the first of equal scores, as a stable sort of PyTorch does. scikit-learn counts the last of them, which
  could place the class that argmax gives outside the best k; both agree where scores differ, which is asserted.
- RMSE is the root of the mean over all outputs, as sqrt(mse_loss) of PyTorch; scikit-learn takes the mean of roots. With one
  output both agree, which is asserted.
"""
import json
import math
import sys
import warnings

import numpy as np
import torch
from sklearn import metrics as sk
from sklearn.calibration import calibration_curve

warnings.simplefilter("ignore")
random = np.random.default_rng(12)
K = 5


def numbers(array):
    return np.asarray(array, dtype=float).reshape(-1).tolist()


def finite(value):
    return value if math.isfinite(value) else None


def softmax(logits):
    return torch.softmax(torch.tensor(logits, dtype=torch.float64), dim=-1).numpy()


def present(*answers):
    return np.union1d(*answers)


def score(function, wanted, given, **options):
    return float(function(wanted, given, zero_division=0, **options))


def table(function, wanted, given, classes):
    """None for classes that were neither wanted nor given."""
    values = function(wanted, given, labels=range(classes), average=None, zero_division=0)
    known = set(present(wanted, given).tolist())
    return [float(value) if index in known else None for index, value in enumerate(values)]


def auc(is_wanted, scores):
    return None if len(set(is_wanted.tolist())) < 2 else float(sk.roc_auc_score(is_wanted, scores))


def precision_area(is_wanted, scores):
    return float(sk.average_precision_score(is_wanted, scores)) if is_wanted.any() else None


def calibration(is_right, probabilities, bins=15):
    shares, confidences = calibration_curve(is_right, probabilities, n_bins=bins, pos_label=1)
    bin_of = np.searchsorted(np.linspace(0, 1, bins + 1)[1:-1], probabilities)
    counts = np.bincount(bin_of, minlength=bins)
    return float((np.abs(shares - confidences) * counts[counts > 0]).sum() / len(probabilities))


def mean_of(values):
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def top_k(wanted, scores):
    classes = scores.shape[1]
    order = torch.sort(torch.tensor(scores), dim=1, descending=True, stable=True).indices[:, :K]
    value = float((order == torch.tensor(wanted)[:, None]).any(dim=1).double().mean())
    if all(len(set(row)) == classes for row in scores.tolist()):
        assert math.isclose(value, sk.top_k_accuracy_score(wanted, scores, k=K, labels=range(classes)))
    return value


def multiclass(name, scores, target, kind="logits"):
    """scores [rows, classes]; target [rows] of indices or [rows, classes] of distributions."""
    scores = np.asarray(scores, dtype=np.float32).astype(float)
    target = np.asarray(target, dtype=np.float32).astype(float)
    classes = scores.shape[1]
    wanted = (target if target.ndim == 1 else target.argmax(axis=1)).astype(int)
    given = scores.argmax(axis=1)
    # Rounded, so that probabilities that are equal but for the order of a sum tie.
    probabilities = softmax(scores).astype(np.float32).astype(float) if kind == "logits" else scores
    areas = [auc((wanted == index).astype(int), probabilities[:, index]) for index in range(classes)]
    precisions = [precision_area(wanted == index, probabilities[:, index]) for index in range(classes)]
    if kind == "logits" and None not in areas and classes > 2:
        whole = sk.roc_auc_score(wanted, probabilities, multi_class="ovr", labels=range(classes))
        assert math.isclose(mean_of(areas), whole)
    log = torch.log_softmax(torch.tensor(scores), dim=1) if kind == "logits" else torch.log(torch.tensor(scores).clamp(min=2.0**-126))
    hard = torch.tensor(target).long() if target.ndim == 1 else None
    nats = torch.nn.functional.nll_loss(log, hard) if hard is not None else -(torch.tensor(target) * log).sum(dim=1).mean()
    values = {
        "accuracy": float(sk.accuracy_score(wanted, given)),
        **({"topKAccuracy": top_k(wanted, scores)} if classes > K else {}),
        "precision": score(sk.precision_score, wanted, given, average="macro"),
        "recall": score(sk.recall_score, wanted, given, average="macro"),
        "f1": score(sk.f1_score, wanted, given, average="macro"),
        "rocAuc": mean_of(areas),
        "averagePrecision": mean_of(precisions),
        "calibrationError": calibration((given == wanted).astype(int), probabilities.max(axis=1)),
        "perplexity": finite(float(torch.exp(nats))),
    }
    tables = {
        "precision": table(sk.precision_score, wanted, given, classes),
        "recall": table(sk.recall_score, wanted, given, classes),
        "f1": table(sk.f1_score, wanted, given, classes),
        "support": np.bincount(wanted, minlength=classes).tolist(),
        "rocAuc": areas,
        "averagePrecision": precisions,
    }
    matrix = sk.confusion_matrix(wanted, given, labels=range(classes)).tolist()
    task = {"kind": "multiclass", "classes": classes, "scores": kind}
    return case(name, task, scores, target, values, tables, matrix)


def binary(name, scores, target, threshold=0.0):
    scores = np.asarray(scores, dtype=np.float32).astype(float)
    target = np.asarray(target, dtype=np.float32).astype(float)
    wanted = (target > 0.5).astype(int)
    given = (scores > threshold).astype(int)
    area = auc(wanted, scores)
    precisions = [precision_area(wanted == 0, -scores), precision_area(wanted == 1, scores)]
    probabilities = (1 / (1 + np.exp(-scores)) if threshold == 0 else scores).astype(np.float32).astype(float)
    values = {
        "accuracy": float(sk.accuracy_score(wanted, given)),
        "precision": score(sk.precision_score, wanted, given),
        "recall": score(sk.recall_score, wanted, given),
        "f1": score(sk.f1_score, wanted, given),
        "rocAuc": area,
        "averagePrecision": precisions[1],
        "calibrationError": calibration(wanted, probabilities),
    }
    tables = {
        "precision": table(sk.precision_score, wanted, given, 2),
        "recall": table(sk.recall_score, wanted, given, 2),
        "f1": table(sk.f1_score, wanted, given, 2),
        "support": np.bincount(wanted, minlength=2).tolist(),
        "rocAuc": [area, area],
        "averagePrecision": precisions,
    }
    matrix = sk.confusion_matrix(wanted, given, labels=[0, 1]).tolist()
    return case(name, {"kind": "binary", "threshold": threshold}, scores, target, values, tables, matrix)


def multilabel(name, scores, target, threshold=0.0):
    scores = np.asarray(scores, dtype=np.float32).astype(float)
    wanted = np.asarray(target, dtype=int)
    given = (scores > threshold).astype(int)
    labels = scores.shape[1]
    areas = [auc(wanted[:, index], scores[:, index]) for index in range(labels)]
    precisions = [precision_area(wanted[:, index] == 1, scores[:, index]) for index in range(labels)]
    values = {
        "accuracy": float((wanted == given).mean()),
        "precision": score(sk.precision_score, wanted, given, average="macro"),
        "recall": score(sk.recall_score, wanted, given, average="macro"),
        "f1": score(sk.f1_score, wanted, given, average="macro"),
        "rocAuc": mean_of(areas),
        "averagePrecision": mean_of(precisions),
    }
    is_known = (wanted.sum(axis=0) + given.sum(axis=0)) > 0

    def columns(function):
        each = function(wanted, given, average=None, zero_division=0)
        return [float(value) if known else None for value, known in zip(each, is_known)]

    tables = {
        "precision": columns(sk.precision_score),
        "recall": columns(sk.recall_score),
        "f1": columns(sk.f1_score),
        "support": wanted.sum(axis=0).tolist(),
        "rocAuc": areas,
        "averagePrecision": precisions,
    }
    return case(name, {"kind": "multilabel", "labels": labels, "threshold": threshold}, scores, wanted, values, tables, None)


def regression(name, prediction, target, units=(1.0,)):
    """prediction and target [samples, outputs], normalized; units of the target in one of them."""
    prediction = np.atleast_2d(np.asarray(prediction, dtype=np.float32).astype(float))
    target = np.atleast_2d(np.asarray(target, dtype=np.float32).astype(float))
    own = np.asarray(units)
    ours, theirs = prediction * own, target * own
    rmse = float(torch.sqrt(torch.nn.functional.mse_loss(torch.tensor(ours), torch.tensor(theirs))))
    if target.shape[1] == 1:
        assert math.isclose(rmse, sk.root_mean_squared_error(theirs, ours), abs_tol=1e-300)
    values = {
        "mae": float(sk.mean_absolute_error(theirs, ours)),
        "rmse": rmse,
        "r2": float(sk.r2_score(target, prediction)) if len(target) > 1 else None,
    }
    task = {"kind": "regression", "outputs": target.shape[1], "units": list(map(float, units))}
    return case(name, task, prediction, target, values, {}, None)


def case(name, task, prediction, target, values, tables, matrix):
    return {
        "name": name,
        "task": task,
        "prediction": numbers(prediction),
        "target": numbers(target),
        "values": values,
        "perClass": tables,
        "matrices": {} if matrix is None else {"confusionMatrix": matrix},
    }


def logits(rows, classes):
    return random.normal(size=(rows, classes)).round(3)


def learned(target, classes, sharpness):
    """Scores that know something of the target."""
    return (logits(len(target), classes) + sharpness * np.eye(classes)[target]).round(3)


def all_cases():
    ten = random.integers(0, 10, 80)
    yield multiclass("random scores of ten classes", logits(80, 10), ten)
    yield multiclass("scores of ten classes that know something", learned(ten, 10, 1.5), ten)
    yield multiclass("probabilities of ten classes", softmax(learned(ten, 10, 1.5)), ten, "probabilities")
    three = random.integers(0, 3, 41)
    yield multiclass("three classes, too few for the best five", learned(three, 3, 1), three)
    two = random.integers(0, 2, 30)
    yield multiclass("two classes by a softmax", softmax(learned(two, 2, 1)), two, "probabilities")
    yield multiclass("many equal scores", random.integers(0, 3, (60, 7)), random.integers(0, 7, 60))
    yield multiclass("all scores equal", np.zeros((20, 7)), random.integers(0, 7, 20))
    yield multiclass("equal probabilities", np.full((20, 4), 0.25), random.integers(0, 4, 20), "probabilities")
    yield multiclass("targets of one class alone", logits(12, 6), np.full(12, 2))
    yield multiclass("targets of one class alone, all right", 9 * np.eye(3)[np.full(5, 1)], np.full(5, 1))
    some = random.choice([0, 2, 5], 50)
    yield multiclass("classes that are absent", learned(some, 8, 1)[:, :8], some)
    given = np.full(30, 1)
    yield multiclass("a class that is always given", 5 * np.eye(4)[given], random.integers(0, 4, 30))
    rare = (random.random(200) < 0.04).astype(int) * random.integers(1, 4, 200)
    yield multiclass("imbalanced classes", learned(rare, 4, 0.8), rare)
    yield multiclass("one-hot targets", learned(three, 3, 1), np.eye(3)[three])
    soft = softmax(2 * random.normal(size=(25, 6)))
    yield multiclass("targets that are distributions", logits(25, 6), soft)
    yield multiclass("one sample", logits(1, 7), [3])
    yield multiclass("large logits", 1000 * logits(20, 6), random.integers(0, 6, 20))
    yield multiclass("a probability of 0 for the right class", [[0, 1, 0], [0.5, 0.25, 0.25], [1, 0, 0]], [0, 0, 0], "probabilities")

    yes = random.integers(0, 2, 60)
    yield binary("random yes and no", random.normal(size=60).round(3), yes)
    yield binary("yes and no by a sigmoid", (1 / (1 + np.exp(-(random.normal(size=60) + 2 * yes - 1)))), yes, 0.5)
    yield binary("equal scores of yes and no", random.integers(-2, 3, 60), yes)
    yield binary("all scores at the threshold", np.zeros(10), random.integers(0, 2, 10))
    yield binary("yes alone", random.normal(size=9).round(3), np.ones(9))
    yield binary("no alone", random.normal(size=9).round(3), np.zeros(9))
    yield binary("yes that is never given", -np.ones(12), random.integers(0, 2, 12))
    yield binary("no alone, and never yes", -np.ones(6), np.zeros(6))
    yield binary("rarely yes", (random.normal(size=300) + 1.5 * (rare2 := random.random(300) < 0.03) - 1).round(3), rare2)
    yield binary("labels of two signs", random.normal(size=20).round(3), 2 * random.integers(0, 2, 20) - 1)
    yield binary("shares of yes", random.normal(size=20).round(3), random.random(20).round(2))

    yield multilabel("random labels", random.normal(size=(40, 5)).round(3), random.integers(0, 2, (40, 5)))
    absent = random.integers(0, 2, (15, 3))
    absent[:, 1] = 0
    negative = random.normal(size=(15, 3)).round(3)
    negative[:, 1] = -1
    yield multilabel("a label that is neither wanted nor given", negative, absent)
    yield multilabel("labels with equal scores", random.integers(0, 2, (30, 4)), random.integers(0, 2, (30, 4)), 0.5)

    y = random.normal(size=(50, 1)).round(3)
    yield regression("random numbers", random.normal(size=(50, 1)).round(3), y)
    yield regression("numbers that are nearly right", y + 0.1 * random.normal(size=(50, 1)).round(3), y)
    yield regression("normalized numbers in their own units", y + 0.1 * random.normal(size=(50, 1)).round(3), y, [250.0])
    many = random.normal(size=(30, 4)).round(3)
    yield regression("several outputs", many + random.normal(size=(30, 4)).round(3) / 2, many)
    yield regression("several outputs in units of their own", many + random.normal(size=(30, 4)).round(3), many, [1, 10, 0.5, 1000])
    yield regression("constant targets", random.normal(size=(8, 1)).round(3), np.full((8, 1), 3))
    yield regression("constant targets, exactly predicted", np.full((8, 1), 3), np.full((8, 1), 3))
    constant = many.copy()
    constant[:, 2] = 0.1
    yield regression("one constant output of several", constant + 0.25, constant)
    yield regression("exact predictions", y, y)
    yield regression("one sample of numbers", [[1.5]], [[2]])
    far = 1024 + random.integers(0, 8, (40, 1)) / 8
    yield regression("numbers far from 0", far + random.integers(-2, 3, (40, 1)) / 8, far)


json.dump(list(all_cases()), sys.stdout, indent=None)
print()

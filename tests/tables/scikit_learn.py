"""Writes scikit_learn.json beside this file: what scikit-learn's MLP reaches on its own tables.

Only needed to make it again; needs scikit-learn:

    python3 tests/tables/scikit_learn.py
    npx biome format --write tests/tables/scikit_learn.json

Every fifth row is for the test. Features are standardized by the training rows. Each network has one hidden layer of relu units and is
trained by Adam, with seeds 0 to 4. Beside the test scores (accuracy, or R² of the regression) there are the weights of a regression
and its R², to be computed again from the same weights.
"""

import json
import warnings
from pathlib import Path

import numpy as np
import sklearn
from sklearn.datasets import load_breast_cancer, load_diabetes, load_digits, load_wine
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.preprocessing import StandardScaler

SEEDS = range(5)
SETTINGS = {"hidden": 32, "learningRate": 0.001, "batchSize": 32, "epochs": 100}


def split(table):
    test = np.arange(len(table.target)) % 5 == 4
    scaler = StandardScaler().fit(table.data[~test])
    parts = [~test, test]
    return [scaler.transform(table.data[part]) for part in parts], [table.target[part] for part in parts]


def network(kind, seed, hidden=SETTINGS["hidden"], rate=SETTINGS["learningRate"]):
    epochs = SETTINGS["epochs"]
    return kind(
        hidden_layer_sizes=(hidden,),
        learning_rate_init=rate,
        batch_size=SETTINGS["batchSize"],
        max_iter=epochs,
        n_iter_no_change=epochs,
        alpha=0,
        random_state=seed,
    )


def scores_of(kind, table):
    (train, test), (wanted, answers) = split(table)
    return [network(kind, seed).fit(train, wanted).score(test, answers) for seed in SEEDS]


def standardized_target():
    """The regression with its target standardized, as a network learns it, too."""
    table = load_diabetes(scaled=False)
    target = table.target
    training = target[np.arange(len(target)) % 5 != 4]
    table.target = (target - training.mean()) / training.std()
    return table


def regression():
    table = load_diabetes(scaled=False)
    (train, test), (wanted, answers) = split(table)
    fitted = network(MLPRegressor, 0, hidden=4, rate=0.03).fit(train, wanted)
    return {
        "weights": [layer.tolist() for layer in fitted.coefs_],
        "biases": [layer.tolist() for layer in fitted.intercepts_],
        "r2": fitted.score(test, answers),
    }


def main():
    warnings.filterwarnings("ignore")
    written = {
        "version": sklearn.__version__,
        "settings": SETTINGS,
        "scores": {
            "wine": scores_of(MLPClassifier, load_wine()),
            "breast_cancer": scores_of(MLPClassifier, load_breast_cancer()),
            "digits": scores_of(MLPClassifier, load_digits()),
            "diabetes": scores_of(MLPRegressor, standardized_target()),
        },
        "regression": regression(),
    }
    Path(__file__).with_name("scikit_learn.json").write_text(json.dumps(written, indent=1) + "\n")


main()

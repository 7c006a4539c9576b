"""Writes the tables that come with scikit-learn as gzipped CSV beside this file.

Only needed to make them again; needs scikit-learn:

    python3 tests/tables/write_tables.py

Numbers are written as Python writes them, with a decimal point; the last column is the target: the progression of diabetes is a
number, classes have their names.
"""

import gzip
from pathlib import Path

from sklearn.datasets import load_breast_cancer, load_diabetes, load_digits, load_wine

TABLES = {
    "diabetes": lambda: load_diabetes(scaled=False),
    "wine": load_wine,
    "breast_cancer": load_breast_cancer,
    "digits": load_digits,
}


def name_of(label):
    """Digits are written as words: as numbers they would be read as a quantity."""
    text = str(label)
    return f"digit_{text}" if text.isdigit() else text


def write(name, table):
    names = [feature.replace(" ", "_") for feature in table.feature_names]
    labels = getattr(table, "target_names", None)
    lines = [",".join([*names, "target"])]
    for features, target in zip(table.data, table.target):
        answer = repr(float(target)) if labels is None else name_of(labels[target])
        lines.append(",".join([*(repr(float(feature)) for feature in features), answer]))
    text = "\n".join(lines) + "\n"
    # Without a timestamp, so that the same table gives the same file.
    Path(__file__).with_name(f"{name}.csv.gz").write_bytes(gzip.compress(text.encode(), 9, mtime=0))


for name, load in TABLES.items():
    write(name, load())

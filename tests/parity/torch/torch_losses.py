"""Writes the losses of ten training steps in PyTorch, an engine that shares no code with ours, to standard output.

Reads the cases from standard input, as writeCases.ts prints them. Only needed to make the reference values again; needs torch:

    node tests/parity/torch/writeCases.ts | python3 tests/parity/torch/torch_losses.py > tests/parity/torch/losses.json
    npm run format
"""

import json
import sys

import torch

from network import Network
from optimizers import OPTIMIZERS

STEPS = 10


def draw(name, shape, trainable):
    """A trained tensor with the same numbers as initialNumbers of numbers.ts."""
    seed = sum(ord(letter) * (at + 1) for at, letter in enumerate(name))
    numbers = [((index * 7919 + seed * 104729) % 10007) / 10007 - 0.5 for index in range(torch.Size(shape).numel())]
    return torch.tensor(numbers, dtype=torch.float32).double().reshape(shape).requires_grad_(trainable)


def train(case):
    document = case["document"]
    network = Network(document, case["batch"], case["data"], draw, expressions=case.get("torch"))
    network.loss()
    settings = dict(document["training"]["optimizer"])
    optimizer = OPTIMIZERS[settings.pop("type")](list(network.parameters.values()), settings)
    losses = []
    for _ in range(STEPS):
        optimizer.zero_grad()
        loss = network.loss()
        loss.backward()
        optimizer.step()
        network.bound()
        losses.append(loss.item())
    shapes = {name: list(tensor.shape) for name, tensor in network.parameters.items()}
    return {"parameters": shapes, "losses": losses}


def main():
    source = f"PyTorch {torch.__version__.split('+')[0]}, float64"
    lines = [f"  {json.dumps(case['name'])}: {json.dumps(train(case))}" for case in json.load(sys.stdin)]
    print(f'{{"source": {json.dumps(source)}, "cases": {{')
    print(",\n".join(lines))
    print("}}")


main()

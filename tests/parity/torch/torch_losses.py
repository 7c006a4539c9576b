"""Writes the losses of ten training steps in PyTorch, an engine that shares no code with ours, to standard output.

Reads the cases from standard input, as writeCases.ts prints them. Only needed to make the reference values again; needs torch:

    node tests/parity/torch/writeCases.ts | python3 tests/parity/torch/torch_losses.py > tests/parity/torch/losses.json
    npm run format

Everything is computed in float64. Trained tensors are held in the layout of the graph document and turned into PyTorch's on their way
into a function, so that gradients and optimizers see what ours see.
"""

import json
import sys

import torch
import torch.nn.functional as F

from layers import LAYERS
from losses import LOSSES
from optimizers import OPTIMIZERS

STEPS = 10


def draw(name, count):
    """The same numbers as initialNumbers of numbers.ts."""
    seed = sum(ord(letter) * (at + 1) for at, letter in enumerate(name))
    numbers = [((index * 7919 + seed * 104729) % 10007) / 10007 - 0.5 for index in range(count)]
    return torch.tensor(numbers, dtype=torch.float32).double()


class Parameters:
    """The trained tensors of a network, made when a layer first asks for them."""

    def __init__(self):
        self.tensors = {}

    def of(self, node):
        params = node.get("params", {})

        def get(weight, shape):
            name = f"{params.get('tiedTo', node['id'])}.{weight}"
            if name not in self.tensors:
                count = torch.Size(shape).numel()
                self.tensors[name] = draw(name, count).reshape(shape).requires_grad_(params.get("trainable", True))
            return self.tensors[name]

        return get


def expressed(expression):
    """A layer that a case gives as an expression."""
    names = {"torch": torch, "F": F}
    return lambda params, weight_of, x: eval(expression, names, {"params": params, "weight_of": weight_of, "x": x})


class Network:
    def __init__(self, document, batch, data, expressions):
        self.layers = {**LAYERS, **{type: expressed(expression) for type, expression in expressions.items()}}
        self.nodes = document["nodes"]
        self.edges = document["edges"]
        self.parameters = Parameters()
        self.data = {
            node["id"]: torch.tensor(data[node["id"]], dtype=torch.float64).reshape([batch, *node["params"].get("shape", [])])
            for node in self.nodes
            if node["type"] in ("input", "target")
        }

    def loss(self):
        """Nodes stand in the document in an order in which they can be computed."""
        values = dict(self.data)
        total = torch.zeros((), dtype=torch.float64)
        for node in self.nodes:
            if node["id"] in values:
                continue
            inputs = {edge["to"][1]: edge["from"][0] for edge in self.edges if edge["to"][0] == node["id"]}
            params = node.get("params", {})
            if node["type"] in LOSSES:
                before = self.type_of(inputs["prediction"])
                loss = LOSSES[node["type"]](values[inputs["prediction"]], values[inputs["target"]], params, before)
                total = total + params.get("weight", 1) * loss
            else:
                operands = [values[inputs[port]] for port in sorted(inputs)]
                values[node["id"]] = self.layers[node["type"]](params, self.parameters.of(node), *operands)
        return total + sum(self.penalty(node) for node in self.nodes)

    def penalty(self, node):
        params, kernel = node.get("params", {}), self.kernel_of(node)
        if kernel is None:
            return 0
        return params.get("kernelL1", 0) * kernel.abs().sum() + params.get("kernelL2", 0) * kernel.square().sum()

    def kernel_of(self, node):
        return self.parameters.tensors.get(f"{node['id']}.weight")

    @torch.no_grad()
    def bound(self):
        """Scales back what is too long. A dense kernel counts its units by the first dimension, one of conv2d by the last."""
        for node in self.nodes:
            limit = node.get("params", {}).get("kernelMaxNorm")
            if limit is None:
                continue
            kernel = self.kernel_of(node)
            inputs = tuple(range(1, kernel.dim())) if node["type"] == "dense" else tuple(range(kernel.dim() - 1))
            norms = torch.linalg.vector_norm(kernel, dim=inputs, keepdim=True)
            kernel.mul_(torch.where(norms > limit, limit / norms, 1))

    def type_of(self, node_id):
        return next(node["type"] for node in self.nodes if node["id"] == node_id)


def train(case):
    document = case["document"]
    network = Network(document, case["batch"], case["data"], case.get("torch", {}))
    network.loss()
    settings = dict(document["training"]["optimizer"])
    optimizer = OPTIMIZERS[settings.pop("type")](list(network.parameters.tensors.values()), settings)
    losses = []
    for _ in range(STEPS):
        optimizer.zero_grad()
        loss = network.loss()
        loss.backward()
        optimizer.step()
        network.bound()
        losses.append(loss.item())
    shapes = {name: list(tensor.shape) for name, tensor in network.parameters.tensors.items()}
    return {"parameters": shapes, "losses": losses}


def main():
    source = f"PyTorch {torch.__version__.split('+')[0]}, float64"
    lines = [f"  {json.dumps(case['name'])}: {json.dumps(train(case))}" for case in json.load(sys.stdin)]
    print(f'{{"source": {json.dumps(source)}, "cases": {{')
    print(",\n".join(lines))
    print("}}")


main()

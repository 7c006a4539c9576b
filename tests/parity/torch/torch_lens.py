"""Writes every number of a forward and a backward pass in PyTorch's autograd: of random networks, and of the examples.

Reads the questions from standard input, one a line, as writeLensCases.ts prints them, and writes lens.json (which tensors) and
lens.f64 (their elements). Only needed to make the reference values again; needs torch:

    node tests/parity/torch/writeLensCases.ts | python3 tests/parity/torch/torch_lens.py tests/parity/torch
    npm run format

lens.json has, for each case, the shape of each tensor by its address. lens.f64 has their elements in the same order, as float64,
little-endian, row-major. Of a tensor with more than `most` elements it has so many, evenly spaced, and then the sum of all.
"""

import base64
import json
import sys
from pathlib import Path

import numpy
import torch

from network import Network


def parameters_of(case):
    def parameter_of(name, shape, _trainable):
        given = case["parameters"][name]
        numbers = numpy.frombuffer(base64.b64decode(given["data"]), dtype="<f4")
        return torch.tensor(numbers, dtype=torch.float64).reshape(shape).requires_grad_(given["trainable"])

    return parameter_of


def differentiate(case):
    """Each number by its address. Those of a node are `<node>.out` and `<node>.dout`, those of a weight `<node>.d<weight>`,
    those of a value within a node `<node>.<word>` and `<node>.d<word>`."""
    arguments = {"training": case["isTraining"], "drawn": case["drawn"], "has_inner": case["hasInner"]}
    network = Network(case["document"], case["batch"], case["data"], parameters_of(case), **arguments)
    for node_id, value in network.data.items():
        if not network.has_indices(node_id):
            value.requires_grad_()
    loss = network.loss()
    for value in [*network.values.values(), *network.inner.values()]:
        if value.requires_grad:
            value.retain_grad()
    loss.backward()
    spreads = {target: torch.tensor(spread, dtype=torch.float64) for target, spread in case["spreads"].items()}
    found = {"loss": network.loss_per_sample(spreads), "objective": loss}
    for node in network.nodes:
        value = network.values[node["id"]]
        found[f"{node['id']}.out"] = value
        if value.requires_grad:
            found[f"{node['id']}.dout"] = torch.zeros_like(value) if value.grad is None else value.grad
    for address, value in network.inner.items():
        node_id, _, word = address.rpartition(".")
        found[address] = value
        if value.grad is not None:
            found[f"{node_id}.d{word}"] = value.grad
    for name, parameter in network.parameters.items():
        if parameter.requires_grad:
            owner, _, weight = name.rpartition(".")
            for node_id in [owner, *network.tied_to(owner)]:
                found[f"{node_id}.d{weight}"] = torch.zeros_like(parameter) if parameter.grad is None else parameter.grad
    return {address: value.detach() for address, value in found.items()}


def picked(value, most):
    elements, count = value.flatten(), value.numel()
    if count <= most:
        return elements
    return torch.cat([elements[[at * count // most for at in range(most)]], elements.sum().reshape(1)])


def main():
    folder = Path(sys.argv[1])
    source = f"PyTorch {torch.__version__.split('+')[0]}, float64"
    index, elements = {}, []
    for line in sys.stdin:
        case = json.loads(line)
        found = differentiate(case)
        index[case["name"]] = {address: list(value.shape) for address, value in found.items()}
        elements.extend(picked(value, case["most"]) for value in found.values())
    lines = [f"  {json.dumps(name)}: {json.dumps(tensors)}" for name, tensors in index.items()]
    cases = ",\n".join(lines)
    (folder / "lens.json").write_text(f'{{"source": {json.dumps(source)}, "cases": {{\n{cases}\n}}}}\n')
    (folder / "lens.f64").write_bytes(torch.cat(elements).numpy().astype("<f8").tobytes())


main()

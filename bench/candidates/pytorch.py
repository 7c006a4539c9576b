"""Trains a workload in PyTorch on the CPU, controlled over standard input, a line of JSON at a time.

First {"workload", "threads", "inputs", "targets", "weights"} with tensors as base64 of little-endian float32, channels first; the
answer is {"ready": version}. Then {"steps": n} again and again; each answer is {"loss": of the last step}.
"""

import base64
import json
import sys

import torch
from torch import nn


def tensor(text, shape):
    return torch.frombuffer(bytearray(base64.b64decode(text)), dtype=torch.float32).reshape(shape).clone()


def dense(inputs, layer):
    return nn.Linear(inputs, layer["units"])


def convolution(inputs, layer):
    return nn.Conv2d(inputs, layer["filters"], layer["kernelSize"], padding="same")


LAYERS = {
    "dense": dense,
    "conv2d": convolution,
    "maxPool2d": lambda _inputs, layer: nn.MaxPool2d(layer["poolSize"]),
    "flatten": lambda _inputs, _layer: nn.Flatten(),
    "relu": lambda _inputs, _layer: nn.ReLU(),
    "tanh": lambda _inputs, _layer: nn.Tanh(),
}
LOSSES = {"mse": nn.MSELoss, "crossEntropy": nn.CrossEntropyLoss}
OPTIMIZERS = {
    "sgd": lambda parameters, rate: torch.optim.SGD(parameters, lr=rate),
    "adam": lambda parameters, rate: torch.optim.Adam(parameters, lr=rate, eps=1e-7),
}


def build(workload, features, weights):
    """Layers in order; `features` are the last lengths of each layer's input, or its channels."""
    network = nn.Sequential(*(LAYERS[layer["type"]](count, layer) for layer, count in zip(workload["layers"], features)))
    with torch.no_grad():
        for parameter, text in zip(network.parameters(), weights):
            parameter.copy_(tensor(text, parameter.shape))
    return network


def main():
    start = json.loads(sys.stdin.readline())
    torch.set_num_threads(start["threads"])
    workload = start["workload"]
    batch = workload["batch"]
    network = build(workload, start["features"], start["weights"])
    x = tensor(start["inputs"], [batch, *workload["input"]])
    if x.dim() == 4:
        x = x.permute(0, 3, 1, 2).contiguous()
    y = tensor(start["targets"], [batch])
    y = y.reshape(batch, 1) if workload["loss"] == "mse" else y.long()
    compare = LOSSES[workload["loss"]]()
    optimizer = OPTIMIZERS[workload["optimizer"]["type"]](network.parameters(), workload["optimizer"]["learningRate"])
    print(json.dumps({"ready": torch.__version__}), flush=True)
    for line in sys.stdin:
        loss = None
        for _ in range(json.loads(line)["steps"]):
            optimizer.zero_grad()
            loss = compare(network(x), y)
            loss.backward()
            optimizer.step()
        print(json.dumps({"loss": loss.item()}), flush=True)


main()

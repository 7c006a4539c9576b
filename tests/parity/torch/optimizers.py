"""Optimizers of the graph document in PyTorch: (parameters, settings) -> optimizer."""

import torch
from torch import optim


class Lion(optim.Optimizer):
    """PyTorch has none: as in algorithm 2 of Chen et al., "Symbolic discovery of optimization algorithms" (2023)."""

    def __init__(self, parameters, lr, betas, weight_decay):
        super().__init__(parameters, {"lr": lr, "betas": betas, "weight_decay": weight_decay})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            beta1, beta2 = group["betas"]
            for parameter in group["params"]:
                momentum = self.state[parameter].setdefault("momentum", torch.zeros_like(parameter))
                direction = torch.lerp(parameter.grad, momentum, beta1).sign()
                parameter.sub_(group["lr"] * (direction + group["weight_decay"] * parameter))
                momentum.lerp_(parameter.grad, 1 - beta2)


def sgd(parameters, s):
    return optim.SGD(parameters, lr=s["learningRate"], momentum=s.get("momentum", 0), nesterov=s.get("nesterov", False))


def kin_of_adam(make, **fixed):
    def build(parameters, s):
        decay = {"weight_decay": s["weightDecay"]} if "weightDecay" in s else {}
        warming = {"momentum_decay": s["momentumDecay"]} if "momentumDecay" in s else {}
        betas = (s["beta1"], s["beta2"])
        return make(parameters, lr=s["learningRate"], betas=betas, eps=s["epsilon"], **decay, **warming, **fixed)

    return build


def rmsprop(parameters, s):
    return optim.RMSprop(
        parameters,
        lr=s["learningRate"],
        alpha=s["rho"],
        eps=s["epsilon"],
        momentum=s.get("momentum", 0),
        centered=s.get("centered", False),
    )


def adagrad(parameters, s):
    start = s["initialAccumulatorValue"]
    return optim.Adagrad(parameters, lr=s["learningRate"], initial_accumulator_value=start, eps=s["epsilon"])


OPTIMIZERS = {
    "sgd": sgd,
    "adam": kin_of_adam(optim.Adam),
    "adamW": kin_of_adam(optim.AdamW),
    "nadam": kin_of_adam(optim.NAdam),
    "amsgrad": kin_of_adam(optim.Adam, amsgrad=True),
    "rmsprop": rmsprop,
    "adagrad": adagrad,
    "adadelta": lambda parameters, s: optim.Adadelta(parameters, lr=s["learningRate"], rho=s["rho"], eps=s["epsilon"]),
    "lion": lambda parameters, s: Lion(
        parameters, lr=s["learningRate"], betas=(s["beta1"], s["beta2"]), weight_decay=s["weightDecay"]
    ),
}

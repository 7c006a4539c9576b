"""Functions to minimize with known optima: the same as in problems.ts, which the test compares at random points."""
import math

HARTMANN_A = [[10, 3, 17, 3.5, 1.7, 8], [0.05, 10, 17, 0.1, 8, 14], [3, 3.5, 1.7, 10, 17, 8], [17, 8, 0.05, 10, 0.1, 14]]
HARTMANN_P = [
    [0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886],
    [0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991],
    [0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.665],
    [0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381],
]
HARTMANN_C = [1, 1.2, 3, 3.2]


def sphere(x):
    return sum(each * each for each in x)


def rosenbrock(x):
    return sum(100 * (b - a * a) ** 2 + (1 - a) ** 2 for a, b in zip(x, x[1:]))


def branin(x):
    bend = x[1] - 5.1 / (4 * math.pi**2) * x[0] ** 2 + 5 / math.pi * x[0] - 6
    return bend**2 + 10 * (1 - 1 / (8 * math.pi)) * math.cos(x[0]) + 10


def ackley(x):
    radius = math.sqrt(sum(each * each for each in x) / len(x))
    waves = sum(math.cos(2 * math.pi * each) for each in x) / len(x)
    return 20 + math.e - 20 * math.exp(-0.2 * radius) - math.exp(waves)


def hartmann6(x):
    def well(c, a, p):
        return -c * math.exp(-sum(ai * (xi - pi) ** 2 for ai, xi, pi in zip(a, x, p)))

    return sum(well(c, a, p) for c, a, p in zip(HARTMANN_C, HARTMANN_A, HARTMANN_P))


def training(values):
    """Like the loss of a small network: some parameters interact, and momentum exists for SGD only."""
    sgd = values["optimizer"] == "sgd"
    rate = (math.log10(values["rate"]) + (1.5 if sgd else 3)) ** 2 / 2
    momentum = 0.1 + 2 * (values["momentum"] - 0.9) ** 2 if sgd else 0
    size = (values["layers"] - 3) ** 2 / 10 + (math.log2(values["units"]) - 7) ** 2 / 5
    activation = {"relu": 0, "gelu": 0.05, "tanh": 0.2}[values["activation"]]
    return rate + momentum + size + activation + 4 * (values["dropout"] - 0.2) ** 2


def numeric(function, bounds, optimum):
    space = [{"name": f"x{index}", "kind": "float", "low": low, "high": high} for index, (low, high) in enumerate(bounds)]
    return {"space": space, "optimum": optimum, "loss": lambda values: function([values[each["name"]] for each in space])}


TRAINING_SPACE = [
    {"name": "optimizer", "kind": "choice", "choices": ["sgd", "adam"]},
    {"name": "rate", "kind": "float", "low": 1e-5, "high": 1, "log": True},
    {"name": "momentum", "kind": "float", "low": 0, "high": 0.99, "when": {"name": "optimizer", "in": ["sgd"]}},
    {"name": "layers", "kind": "integer", "low": 1, "high": 6},
    {"name": "units", "kind": "integer", "low": 8, "high": 512, "log": True},
    {"name": "activation", "kind": "choice", "choices": ["relu", "tanh", "gelu"]},
    {"name": "dropout", "kind": "float", "low": 0, "high": 0.5, "step": 0.05},
]

PROBLEMS = {
    "sphere": numeric(sphere, [(-5, 5)] * 5, 0),
    "rosenbrock": numeric(rosenbrock, [(-5, 10)] * 2, 0),
    "branin": numeric(branin, [(-5, 10), (0, 15)], 0.39788735772973816),
    "ackley": numeric(ackley, [(-32.768, 32.768)] * 5, 0),
    "hartmann6": numeric(hartmann6, [(0, 1)] * 6, -3.3223680114155152),
    "training": {"space": TRAINING_SPACE, "optimum": 0, "loss": training},
}

"""Values of Optuna for the search spaces, histories and problems below, beside this file as reference.json.

    pip install optuna scipy
    python reference.py > reference.json

Where Optuna leaves a choice:
- Equal observations get the bandwidths of an unstable sort, which differ between processors; here the sort is stable.
- A parameter that only some trials have is modeled with the others of its group (group=True); Optuna's default is to model it alone.
- Optuna has no complete trials without a number as their value, so none are here.
"""
import functools
import json
import math
import sys
import warnings

import numpy as np
import optuna
from optuna.distributions import CategoricalDistribution, FloatDistribution, IntDistribution
from optuna.samplers import TPESampler
from optuna.samplers._tpe.sampler import _split_trials, default_gamma
from optuna.search_space.group_decomposed import _GroupDecomposedSearchSpace
from optuna.trial import TrialState, create_trial
from scipy.special import log_ndtr, ndtri

from problems import PROBLEMS

warnings.simplefilter("ignore")
optuna.logging.set_verbosity(optuna.logging.ERROR)
np.argsort = functools.partial(np.argsort, kind="stable")
random = np.random.default_rng(7)

SEEDS = 200
TRIALS = 100
STATES = {"complete": TrialState.COMPLETE, "pruned": TrialState.PRUNED, "running": TrialState.RUNNING}
DIRECTIONS = {"min": "minimize", "max": "maximize"}

PLAIN = [
    {"name": "x", "kind": "float", "low": -2, "high": 3},
    {"name": "rate", "kind": "float", "low": 1e-5, "high": 1, "log": True},
    {"name": "dropout", "kind": "float", "low": 0, "high": 0.5, "step": 0.05},
]
MIXED = [
    {"name": "units", "kind": "integer", "low": 8, "high": 512, "log": True},
    {"name": "layers", "kind": "integer", "low": 1, "high": 6},
    {"name": "batch", "kind": "integer", "low": 16, "high": 130, "step": 16},
    {"name": "activation", "kind": "choice", "choices": ["relu", "tanh", "gelu"]},
    {"name": "bias", "kind": "choice", "choices": [True, False]},
]
CONDITIONAL = [
    {"name": "optimizer", "kind": "choice", "choices": ["sgd", "adam", "rmsprop"]},
    {"name": "rate", "kind": "float", "low": 1e-4, "high": 1, "log": True},
    {"name": "momentum", "kind": "float", "low": 0, "high": 0.99, "when": {"name": "optimizer", "in": ["sgd", "rmsprop"]}},
    {"name": "nesterov", "kind": "choice", "choices": [True, False], "when": {"name": "optimizer", "in": ["sgd"]}},
    {"name": "lookahead", "kind": "integer", "low": 1, "high": 9, "when": {"name": "nesterov", "in": [True]}},
]


def distribution(parameter):
    if parameter["kind"] == "choice":
        return CategoricalDistribution(parameter["choices"])
    low, high, log = parameter["low"], parameter["high"], parameter.get("log", False)
    if parameter["kind"] == "integer":
        return IntDistribution(low, high, log=log, step=parameter.get("step", 1))
    return FloatDistribution(low, high, log=log, step=parameter.get("step"))


def uniform(parameter):
    """A random value that a parameter can have."""
    if parameter["kind"] == "choice":
        return parameter["choices"][random.integers(len(parameter["choices"]))]
    low, high = parameter["low"], parameter["high"]
    if parameter.get("log"):
        value = math.exp(random.uniform(math.log(low), math.log(high)))
        return round(value) if parameter["kind"] == "integer" else value
    step = parameter.get("step", 1 if parameter["kind"] == "integer" else None)
    if step is None:
        return random.uniform(low, high)
    steps = int(random.integers(math.floor((high - low) / step + 1e-9) + 1))
    return low + steps * step if parameter["kind"] == "integer" else float(f"{low + steps * step:.15g}")


def draw(space, value_of=uniform):
    """Values of all active parameters; in these spaces, parents come first."""
    values = {}
    for parameter in space:
        when = parameter.get("when")
        if when is None or values.get(when["name"]) in when["in"]:
            values[parameter["name"]] = value_of(parameter)
    return values


def history(space, states, score=lambda values: random.normal()):
    trials = []
    for number, state in enumerate(states):
        values = draw(space)
        trial = {"number": number, "values": values, "state": state}
        if state == "complete":
            trial["value"] = score(values)
        if state == "pruned":
            last = int(random.integers(1, 5))
            trial["reports"] = [{"step": step, "value": random.normal()} for step in range(1, last + 1)]
        trials.append(trial)
    return trials


def study_of(space, trials, direction):
    distributions = {parameter["name"]: distribution(parameter) for parameter in space}
    study = optuna.create_study(direction=DIRECTIONS[direction])
    for trial in trials:
        study.add_trial(
            create_trial(
                state=STATES[trial["state"]],
                value=trial.get("value"),
                params=trial["values"],
                distributions={name: distributions[name] for name in trial["values"]},
                intermediate_values={report["step"]: report["value"] for report in trial.get("reports", [])},
            )
        )
    return study


def estimator(density):
    mixture = density._mixture_distribution
    return {
        "weights": mixture.weights.tolist(),
        "deviations": [d.sigma.tolist() if hasattr(d, "sigma") else None for d in mixture.distributions],
    }


def densities(name, space, states, direction="min"):
    """The densities of good and other trials, for each group of parameters and at random points."""
    trials = history(space, states)
    study = study_of(space, trials, direction)
    sampler = TPESampler(group=True)
    all_trials = study.get_trials(deepcopy=False)
    ended = sum(trial.state != TrialState.RUNNING for trial in all_trials)
    good, bad = _split_trials(study, all_trials, default_gamma(ended))
    spaces = _GroupDecomposedSearchSpace(include_pruned=True).calculate(study).search_spaces
    groups = []
    for sub_space in spaces:
        parameters = [parameter for parameter in space if parameter["name"] in sub_space]
        group = {parameter["name"]: sub_space[parameter["name"]] for parameter in parameters}
        points = [[uniform(parameter) for parameter in parameters] for _ in range(8)]
        internal = {
            key: np.array([dist.to_internal_repr(point[column]) for point in points])
            for column, (key, dist) in enumerate(group.items())
        }
        pair = [sampler._build_parzen_estimator(study, group, part, below) for part, below in ((good, True), (bad, False))]
        groups.append(
            {
                "names": list(group),
                "points": points,
                "good": estimator(pair[0]) | {"logDensities": pair[0].log_pdf(internal).tolist()},
                "bad": estimator(pair[1]) | {"logDensities": pair[1].log_pdf(internal).tolist()},
            }
        )
    return {
        "name": name,
        "space": space,
        "direction": direction,
        "trials": trials,
        "good": [trial.number for trial in good],
        "groups": groups,
    }


def mixed_states(count):
    return random.choice(["complete", "complete", "complete", "pruned", "running"], size=count).tolist()


def halving(name, asha, direction, trials, steps):
    """Trials that report in turns, each with the decision of the pruner; None stands for NaN."""
    study = optuna.create_study(
        direction=DIRECTIONS[direction],
        pruner=optuna.pruners.SuccessiveHalvingPruner(
            min_resource=asha["minResource"],
            reduction_factor=asha["reductionFactor"],
            min_early_stopping_rate=asha["minEarlyStoppingRate"],
        ),
    )
    running = {number: (study.ask(), 0) for number in range(trials)}
    events = []
    while running:
        number = int(random.choice(list(running)))
        trial, step = running[number]
        value = math.nan if random.uniform() < 0.03 else float(np.round(random.normal(), 1))
        trial.report(value, step + 1)
        stop = trial.should_prune()
        events.append({"trial": number, "value": None if math.isnan(value) else value, "stop": bool(stop)})
        if stop or step + 1 == steps:
            del running[number]
        else:
            running[number] = (trial, step + 1)
    return {"name": name, "asha": asha, "direction": direction, "events": events}


def importance(name, space, count, direction, score):
    trials = history(space, ["complete"] * count, score)
    study = study_of(space, trials, direction)
    return {
        "name": name,
        "space": space,
        "direction": direction,
        "trials": trials,
        "importances": optuna.importance.get_param_importances(study),
    }


def regret(problem, seed):
    sampler = TPESampler(seed=seed, group=True)
    study = optuna.create_study(sampler=sampler)

    def suggested(trial):
        def suggest(parameter):
            name = parameter["name"]
            if parameter["kind"] == "choice":
                return trial.suggest_categorical(name, parameter["choices"])
            low, high, log = parameter["low"], parameter["high"], parameter.get("log", False)
            if parameter["kind"] == "integer":
                return trial.suggest_int(name, low, high, log=log)
            return trial.suggest_float(name, low, high, log=log, step=parameter.get("step"))

        return draw(problem["space"], suggest)

    study.optimize(lambda trial: problem["loss"](suggested(trial)), n_trials=TRIALS)
    return study.best_value - problem["optimum"]


def problem_case(name, problem):
    points = [draw(problem["space"]) for _ in range(3)]
    return {
        "name": name,
        "space": problem["space"],
        "optimum": problem["optimum"],
        "points": [{"values": values, "loss": problem["loss"](values)} for values in points],
        "regrets": [regret(problem, seed) for seed in range(SEEDS)],
    }


def training_loss(values):
    rate = (math.log10(values["rate"]) + 2) ** 2
    return rate + (0.5 - values.get("momentum", 0.5)) ** 2 + (values["optimizer"] == "sgd")


def mixed_loss(values):
    return abs(values["units"] - 60) / 100 + values["layers"] + (values["activation"] == "relu") * 2 + values["batch"] / 1000


X = [-37.5, -20, -8, -3.0001, -3, -2.9999, -1, -1e-3, 0, 0.5, 2.9, 3.1, 6]
P = [1e-15, 1e-6, 0.01, 0.3, 0.5, 0.77, 0.999]

reference = {
    "normal": {
        "logCumulative": [[x, float(log_ndtr(x))] for x in X],
        "quantiles": [[p, float(ndtri(p))] for p in P],
    },
    "densities": [
        densities("one trial", PLAIN, ["complete"]),
        densities("ranges with log and step", PLAIN, ["complete"] * 22),
        densities("so many trials that older ones weigh less", PLAIN, ["complete"] * 60, "max"),
        densities("twenty-six observations of others", PLAIN, ["complete"] * 29),
        densities("integers and choices", MIXED, ["complete"] * 45),
        densities("pruned and running trials", MIXED, mixed_states(50), "max"),
        densities("more than 250 trials", PLAIN, mixed_states(330)),
        densities("conditions", CONDITIONAL, mixed_states(60)),
    ],
    "halving": [
        halving("from the first step", {"minResource": 1, "reductionFactor": 2, "minEarlyStoppingRate": 0}, "min", 12, 12),
        halving("default factor", {"minResource": 1, "reductionFactor": 4, "minEarlyStoppingRate": 0}, "max", 30, 20),
        halving("later rungs", {"minResource": 2, "reductionFactor": 3, "minEarlyStoppingRate": 1}, "max", 20, 20),
    ],
    "importances": [
        importance("ranges", PLAIN, 80, "min", lambda v: v["x"] ** 2 + abs(math.log10(v["rate"]) + 3) / 5 + v["dropout"] / 10),
        importance("ranges, larger is better", PLAIN, 37, "max", lambda v: v["x"] + v["dropout"]),
        importance("integers and choices", MIXED, 150, "min", mixed_loss),
        importance("ties", MIXED, 60, "max", lambda v: v["layers"] // 3),
        importance("conditions", CONDITIONAL, 120, "min", training_loss),
        importance("two trials", PLAIN, 2, "min", lambda v: v["x"]),
    ],
    "problems": [problem_case(name, problem) for name, problem in PROBLEMS.items()],
}

json.dump(reference, sys.stdout, indent=1, allow_nan=False)

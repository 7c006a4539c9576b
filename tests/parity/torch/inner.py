"""
Layers written out, with every value within them that the lens names: (params, parameter of a name and shape, input, name) -> output.

`name` records a value under a word; a value of a timestep is called `word@t`.
"""

import torch

HIDDEN = -1e9


def gates_of(params, weight_of, features, gates):
    """The weighted input, and the weighted state, each with its bias, as functions."""
    units = params["units"]
    from_input, from_state = (
        (weight_of(f"weight{part}", [gates * units, size]), weight_of(f"bias{part}", [gates * units]))
        for part, size in (("Ih", features), ("Hh", units))
    )

    def weigh(weight, bias):
        return lambda value: (value @ weight.T + bias).split(units, 1)

    return weigh(*from_input), weigh(*from_state)


def over_time(step):
    """Feeds a step with one timestep after the other. The first one has a state of zeros, and no cell to forget."""

    def apply(params, weight_of, x, name):
        state = {"h": torch.zeros(x.shape[0], params["units"], dtype=x.dtype), "c": None}
        outputs = []
        for t in range(x.shape[1]):
            state = step(params, weight_of, x[:, t], state, lambda word, value, t=t: name(f"{word}@{t}", value))
            outputs.append(state["h"])
        return torch.stack(outputs, 1) if params["returnSequences"] else outputs[-1]

    return apply


def simple_rnn(params, weight_of, x, state, name):
    from_input, from_state = gates_of(params, weight_of, x.shape[1], 1)
    z = name("preActivation", from_input(x)[0] + from_state(state["h"])[0])
    return {"h": name("state", torch.tanh(z))}


def lstm(params, weight_of, x, state, name):
    from_input, from_state = gates_of(params, weight_of, x.shape[1], 4)
    parts = zip(("input", "forget", "candidate", "output"), from_input(x), from_state(state["h"]))
    z_i, z_f, z_g, z_o = (name(f"{word}PreActivation", own + recurrent) for word, own, recurrent in parts)
    i = name("inputGate", torch.sigmoid(z_i))
    f = name("forgetGate", torch.sigmoid(z_f))
    g = name("candidate", torch.tanh(z_g))
    o = name("outputGate", torch.sigmoid(z_o))
    cell = name("cell", i * g if state["c"] is None else f * state["c"] + i * g)
    return {"h": name("state", o * torch.tanh(cell)), "c": cell}


def gru(params, weight_of, x, state, name):
    from_input, from_state = gates_of(params, weight_of, x.shape[1], 3)
    (x_r, x_u, x_n), (h_r, h_u, h_n) = from_input(x), from_state(state["h"])
    r = name("resetGate", torch.sigmoid(name("resetInput", x_r + h_r)))
    u = name("updateGate", torch.sigmoid(name("updateInput", x_u + h_u)))
    n = name("candidate", torch.tanh(name("candidateInput", x_n + r * h_n)))
    return {"h": name("state", (1 - u) * n + u * state["h"])}


def self_attention(params, weight_of, x, name):
    heads, size, features = params["numHeads"], params["keyDim"], x.shape[-1]
    batch, length = x.shape[:2]

    def linear(part, value, outputs):
        return value @ weight_of(f"{part}Weight", [outputs, value.shape[-1]]).T + weight_of(f"{part}Bias", [outputs])

    def project(part):
        return name(part, linear(part, x, heads * size).reshape(batch, length, heads, size).permute(0, 2, 1, 3))

    query, key, value = project("query"), project("key"), project("value")
    scores = name("scores", torch.einsum("bhik,bhjk->bhij", query, key) / size**0.5)
    later = torch.triu(torch.ones(length, length, dtype=x.dtype), 1)
    powers = torch.exp(scores + HIDDEN * later if params["causal"] else scores)
    attention = name("attention", powers / powers.sum(-1, keepdim=True))
    mixed = name("mixed", torch.einsum("bhij,bhjk->bhik", attention, value))
    return linear("output", mixed.permute(0, 2, 1, 3).reshape(batch, length, heads * size), features)


def normalize(axes_of):
    """Over some dimensions of the input, whose last one has the scales."""

    def apply(params, weight_of, x, name):
        axes = axes_of(x)
        mean = name("mean", x.mean(axes, keepdim=True))
        variance = name("variance", ((x - mean) ** 2).mean(axes, keepdim=True))
        normalized = name("normalized", (x - mean) / (variance + params["epsilon"]) ** 0.5)
        return normalized * weight_of("gamma", [x.shape[-1]]) + weight_of("beta", [x.shape[-1]])

    return apply


LAYERS_WRITTEN_OUT = {
    "simpleRnn": over_time(simple_rnn),
    "lstm": over_time(lstm),
    "gru": over_time(gru),
    "selfAttention": self_attention,
    "batchNorm": normalize(lambda x: list(range(x.dim() - 1))),
    "layerNorm": normalize(lambda _x: [-1]),
}

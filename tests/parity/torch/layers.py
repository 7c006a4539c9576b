"""Node types of the graph document in PyTorch: (params, parameter of a name and shape, inputs) -> output, channels last."""

import math

import torch
import torch.nn.functional as F
from torch import nn


def pair(value):
    return [value, value] if isinstance(value, int) else list(value)


def first(x):
    """Channels first."""
    return x.movedim(-1, 1)


def last(x):
    """Channels last."""
    return x.movedim(1, -1)


def same_padding(lengths, kernel, strides, dilation):
    """TensorFlow's padding: as many outputs as strides fit into the input; where it is odd, more at the end. As F.pad has it."""
    pads = []
    for length, k, stride, gap in zip(lengths, kernel, strides, dilation):
        total = max((-(-length // stride) - 1) * stride + (k - 1) * gap + 1 - length, 0)
        pads = [total // 2, total - total // 2, *pads]
    return pads


def convolve(function, rank):
    def apply(params, weight_of, x):
        sizes = (lambda value: [value]) if rank == 1 else pair
        kernel, strides = sizes(params["kernelSize"]), sizes(params.get("strides", 1))
        dilation, groups = sizes(params.get("dilationRate", 1)), params.get("groups", 1)
        weight = weight_of("weight", [*kernel, x.shape[-1] // groups, params["filters"]])
        bias = weight_of("bias", [params["filters"]]) if params.get("useBias", True) else None
        x = first(x)
        if params.get("padding", "valid") == "same":
            x = F.pad(x, same_padding(x.shape[2:], kernel, strides, dilation))
        weight = weight.movedim((-1, -2), (0, 1))
        return last(function(x, weight, bias, stride=strides, dilation=dilation, groups=groups))

    return apply


def conv_transpose2d(params, weight_of, x):
    """The weight is [height, width, filters, channels], as in TensorFlow: that of the convolution which this turns around."""
    kernel, strides = pair(params["kernelSize"]), pair(params.get("strides", 1))
    weight = weight_of("weight", [*kernel, params["filters"], x.shape[-1]])
    bias = weight_of("bias", [params["filters"]]) if params.get("useBias", True) else None
    output = F.conv_transpose2d(first(x), weight.permute(3, 2, 0, 1), bias, stride=strides)
    if params.get("padding", "valid") == "same":
        for axis, (length, k, stride) in enumerate(zip(x.shape[1:3], kernel, strides)):
            output = output.narrow(2 + axis, max(k - stride, 0) // 2, length * stride)
    return last(output)


def depthwise_conv2d(params, weight_of, x):
    kernel, strides = pair(params["kernelSize"]), pair(params.get("strides", 1))
    dilation, multiplier, channels = pair(params.get("dilationRate", 1)), params.get("depthMultiplier", 1), x.shape[-1]
    weight = weight_of("weight", [*kernel, channels, multiplier])
    bias = weight_of("bias", [channels * multiplier]) if params.get("useBias", True) else None
    x = first(x)
    if params.get("padding", "valid") == "same":
        x = F.pad(x, same_padding(x.shape[2:], kernel, strides, dilation))
    weight = weight.permute(2, 3, 0, 1).reshape(channels * multiplier, 1, *kernel)
    return last(F.conv2d(x, weight, bias, stride=strides, dilation=dilation, groups=channels))


def pool2d(function, filler):
    def apply(params, _weight_of, x):
        size = pair(params.get("poolSize", 2))
        strides = pair(params.get("strides") or size)
        x = first(x)
        if params.get("padding", "valid") == "same":
            x = F.pad(x, same_padding(x.shape[2:], size, strides, [1, 1]), value=filler)
        return last(function(x, size, strides))

    return apply


def maximum(x, size, strides):
    """The first of equal values wins: without rounding, the order of the additions before would decide between them."""
    _, winners = F.max_pool2d(x.detach().round(decimals=12), tuple(size), strides, return_indices=True)
    return x.flatten(2).gather(2, winners.flatten(2)).reshape(winners.shape)


def average(x, size, strides):
    """The mean of what lies inside of the image: what is outside is NaN here."""
    inside = (~x.isnan()).double()
    return F.avg_pool2d(x.nan_to_num(0), size, strides) / F.avg_pool2d(inside, size, strides)


def upsample2d(params, _weight_of, x):
    height, width = pair(params.get("size", 2))
    return x.repeat_interleave(height, 1).repeat_interleave(width, 2)


def dense(params, weight_of, x):
    weight = weight_of("weight", [params["units"], x.shape[-1]])
    return F.linear(x, weight, weight_of("bias", [params["units"]]) if params.get("useBias", True) else None)


def recurrent(make, gates):
    def apply(params, weight_of, x):
        units, features = params["units"], x.shape[-1]
        has_bias = params.get("useBias", True)
        module = make(features, units, batch_first=True, bias=has_bias).double()
        weights = {
            "weight_ih_l0": weight_of("weightIh", [gates * units, features]),
            "weight_hh_l0": weight_of("weightHh", [gates * units, units]),
        }
        if has_bias:
            weights["bias_ih_l0"] = weight_of("biasIh", [gates * units])
            weights["bias_hh_l0"] = weight_of("biasHh", [gates * units])
        output, _state = torch.func.functional_call(module, weights, (x,))
        return output if params.get("returnSequences", False) else output[:, -1]

    return apply


def self_attention(params, weight_of, x):
    """Projections in and out are dense layers; heads lie one behind the other in their rows."""
    heads, size, features = params["numHeads"], params["keyDim"], x.shape[-1]

    def linear(name, x, outputs):
        bias = weight_of(f"{name}Bias", [outputs]) if params.get("useBias", True) else None
        return F.linear(x, weight_of(f"{name}Weight", [outputs, x.shape[-1]]), bias)

    def project(name):
        return linear(name, x, heads * size).unflatten(-1, (heads, size)).transpose(1, 2)

    query, key, value = project("query"), project("key"), project("value")
    mixed = F.scaled_dot_product_attention(query, key, value, is_causal=params.get("causal", False))
    return linear("output", mixed.transpose(1, 2).flatten(2), features)


def axis_of(params):
    """Ours counts without the batch."""
    axis = params.get("axis", -1)
    return axis if axis < 0 else axis + 1


def scale_and_shift(params, weight_of, length):
    gamma = weight_of("gamma", [length]) if params.get("scale", True) else None
    return gamma, weight_of("beta", [length]) if params.get("center", True) else None


def batch_norm(params, weight_of, x):
    """Of the batch, and in evaluation by the moving mean and variance."""
    axis, training = axis_of(params), params.get("training", True)
    channels = [x.shape[axis]]
    moving = [None, None] if training else [weight_of(name, channels) for name in ("movingMean", "movingVariance")]
    gamma, beta = scale_and_shift(params, weight_of, *channels)
    y = F.batch_norm(x.movedim(axis, 1), *moving, gamma, beta, training=training, eps=params["epsilon"])
    return y.movedim(1, axis)


def layer_norm(params, weight_of, x):
    axis = axis_of(params)
    shape = [x.shape[axis]]
    y = F.layer_norm(x.movedim(axis, -1), shape, *scale_and_shift(params, weight_of, *shape), eps=params["epsilon"])
    return y.movedim(-1, axis)


def dropout(params, _weight_of, x):
    """With the mask of our generator, which is scaled."""
    return x if params.get("drawn") is None else x * drawn(params, x)


def gaussian_noise(params, _weight_of, x):
    return x if params.get("drawn") is None else x + params["stddev"] * drawn(params, x)


def drawn(params, x):
    return torch.tensor(params["drawn"], dtype=torch.float64).reshape(x.shape)


def prelu(_params, weight_of, x):
    return torch.where(x > 0, x, weight_of("alpha", x.shape[1:]) * x)


def activation(function):
    return lambda params, _weight_of, x: function(x, params)


LAYERS = {
    "dense": dense,
    "conv2d": convolve(F.conv2d, 2),
    "conv1d": convolve(F.conv1d, 1),
    "convTranspose2d": conv_transpose2d,
    "depthwiseConv2d": depthwise_conv2d,
    "maxPool2d": pool2d(maximum, float("-inf")),
    "avgPool2d": pool2d(average, float("nan")),
    "globalAvgPool2d": lambda _params, _weight_of, x: x.mean((1, 2)),
    "globalMaxPool2d": lambda _params, _weight_of, x: maximum(first(x), x.shape[1:3], 1).flatten(1),
    "upsample2d": upsample2d,
    "flatten": lambda _params, _weight_of, x: x.flatten(1),
    "reshape": lambda params, _weight_of, x: x.reshape(x.shape[0], *params["targetShape"]),
    "embedding": lambda params, weight_of, x: F.embedding(
        x.long(), weight_of("weight", [params["inputDim"], params["outputDim"]])
    ),
    "lstm": recurrent(nn.LSTM, 4),
    "gru": recurrent(nn.GRU, 3),
    "simpleRnn": recurrent(nn.RNN, 1),
    "selfAttention": self_attention,
    "batchNorm": batch_norm,
    "layerNorm": layer_norm,
    "dropout": dropout,
    "gaussianNoise": gaussian_noise,
    "add": lambda _params, _weight_of, *inputs: sum(inputs),
    "multiply": lambda _params, _weight_of, *inputs: math.prod(inputs),
    "concat": lambda params, _weight_of, *inputs: torch.cat(inputs, axis_of(params)),
    "relu": activation(lambda x, _: F.relu(x)),
    "leakyRelu": activation(lambda x, params: F.leaky_relu(x, params["negativeSlope"])),
    "prelu": prelu,
    "elu": activation(lambda x, params: F.elu(x, params["alpha"])),
    "selu": activation(lambda x, _: F.selu(x)),
    "gelu": activation(lambda x, params: F.gelu(x, approximate="tanh" if params.get("approximate") else "none")),
    "silu": activation(lambda x, _: F.silu(x)),
    "mish": activation(lambda x, _: F.mish(x)),
    "sigmoid": activation(lambda x, _: torch.sigmoid(x)),
    # PyTorch's own has the slope 1/6.
    "hardSigmoid": activation(lambda x, _: torch.clamp(0.2 * x + 0.5, 0, 1)),
    "tanh": activation(lambda x, _: torch.tanh(x)),
    "softplus": activation(lambda x, _: F.softplus(x, threshold=1000)),
    "softsign": activation(lambda x, _: F.softsign(x)),
    "softmax": activation(lambda x, _: F.softmax(x, -1)),
    "linear": activation(lambda x, _: x),
}

"""Losses of the graph document in PyTorch: (prediction, target, params, type of the node in front) -> loss."""

import torch
import torch.nn.functional as F


def elementwise(function):
    def apply(prediction, target, params, before):
        return function(prediction, target.reshape(prediction.shape), params, before, params.get("reduction", "mean"))

    return apply


def binary_cross_entropy(prediction, target, params, before, reduction):
    smoothing = params.get("labelSmoothing", 0)
    target = target * (1 - smoothing) + smoothing / 2
    function = F.binary_cross_entropy if before == "sigmoid" else F.binary_cross_entropy_with_logits
    return function(prediction, target, reduction=reduction)


def hinge(prediction, target, _params, _before, reduction):
    terms = F.relu(1 - (2 * target - 1) * prediction)
    return terms.sum() if reduction == "sum" else terms.mean()


def logarithms(prediction, before):
    return prediction.log() if before == "softmax" else F.log_softmax(prediction, -1)


def rows_of(prediction):
    return prediction.shape[:-1].numel()


def reduced(total, prediction, params):
    """The mean is over the rows, whatever their classes weigh; PyTorch's own would divide by the weights."""
    return total if params.get("reduction") == "sum" else total / rows_of(prediction)


def cross_entropy(prediction, target, params, before):
    rows, smoothing = rows_of(prediction), params.get("labelSmoothing", 0)
    weights = params.get("classWeights") or None
    weights = weights and torch.tensor(weights, dtype=torch.float64)
    target = target.long().flatten() if target.dim() < prediction.dim() else target.reshape(rows, -1)
    if before == "softmax":
        total = -(shares_of(target, prediction.shape[-1], smoothing) * logarithms_of(prediction, weights)).sum()
    else:
        options = {"weight": weights, "label_smoothing": smoothing, "reduction": "sum"}
        total = F.cross_entropy(prediction.reshape(rows, -1), target, **options)
    return reduced(total, prediction, params)


def shares_of(target, classes, smoothing):
    shares = F.one_hot(target, classes).double() if target.dim() == 1 else target
    return shares * (1 - smoothing) + smoothing / classes


def logarithms_of(probabilities, weights):
    """Of each class by its weight. PyTorch's own would normalize them once more, which changes the gradient of a single one."""
    logarithms = probabilities.log().reshape(rows_of(probabilities), -1)
    return logarithms if weights is None else weights * logarithms


def kullback_leibler(prediction, target, params, before):
    return reduced(F.kl_div(logarithms(prediction, before), target, reduction="sum"), prediction, params)


LOSSES = {
    "mse": elementwise(lambda p, y, _params, _before, reduction: F.mse_loss(p, y, reduction=reduction)),
    "mae": elementwise(lambda p, y, _params, _before, reduction: F.l1_loss(p, y, reduction=reduction)),
    "huber": elementwise(lambda p, y, params, _before, reduction: F.huber_loss(p, y, reduction=reduction, delta=params["delta"])),
    "hinge": elementwise(hinge),
    "binaryCrossEntropy": elementwise(binary_cross_entropy),
    "crossEntropy": cross_entropy,
    "kullbackLeibler": kullback_leibler,
}

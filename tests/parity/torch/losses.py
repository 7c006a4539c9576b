"""Losses of the graph document in PyTorch: (prediction, target, params, type of the preceding node) -> loss."""

import torch
import torch.nn.functional as F


def elementwise(function):
    def apply(prediction, target, params, before):
        return function(prediction, target, params, before, params.get("reduction", "mean"))

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


def cross_entropy(prediction, target, params, before):
    """The mean is over the rows, regardless of class weights; PyTorch's own divides by the weights."""
    weights = params.get("classWeights") or None
    total = F.cross_entropy(
        logarithms(prediction, before),
        target.long() if target.dim() < prediction.dim() else target,
        weight=weights and torch.tensor(weights, dtype=torch.float64),
        label_smoothing=params.get("labelSmoothing", 0),
        reduction="sum",
    )
    return total / prediction.shape[0]


LOSSES = {
    "mse": elementwise(lambda p, y, _params, _before, reduction: F.mse_loss(p, y, reduction=reduction)),
    "mae": elementwise(lambda p, y, _params, _before, reduction: F.l1_loss(p, y, reduction=reduction)),
    "huber": elementwise(lambda p, y, params, _before, reduction: F.huber_loss(p, y, reduction=reduction, delta=params["delta"])),
    "hinge": elementwise(hinge),
    "binaryCrossEntropy": elementwise(binary_cross_entropy),
    "crossEntropy": cross_entropy,
    "kullbackLeibler": lambda p, y, _params, before: F.kl_div(logarithms(p, before), y, reduction="batchmean"),
}

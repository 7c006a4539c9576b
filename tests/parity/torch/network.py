"""A graph document in PyTorch, in float64.

Trained tensors are held in the layout of the graph document and turned into PyTorch's on their way into a function, so that gradients
and optimizers see what ours see.
"""

import torch
import torch.nn.functional as F

from inner import LAYERS_WRITTEN_OUT
from layers import LAYERS
from losses import LOSSES


def expressed(expression):
    """A layer that a case gives as an expression."""
    names = {"torch": torch, "F": F}
    return lambda params, weight_of, x: eval(expression, names, {"params": params, "weight_of": weight_of, "x": x})


class Network:
    """
    Nodes stand in the document in an order in which they can be computed.

    `parameter_of` makes the trained tensor of a name and a shape, when a layer first asks for it. `drawn` has random numbers by node:
    the mask of a dropout, the noise. With `has_inner`, layers are written out where they can be, and `inner` has the values within them.
    """

    def __init__(self, document, batch, data, parameter_of, *, expressions=None, training=True, drawn=None, has_inner=False):
        self.layers = {**LAYERS, **{type: expressed(expression) for type, expression in (expressions or {}).items()}}
        self.nodes = document["nodes"]
        self.edges = document["edges"]
        self.batch = batch
        self.parameter_of = parameter_of
        self.parameters = {}
        self.values = {}
        self.has_inner = has_inner
        self.inner = {}
        self.training = training
        self.drawn = drawn or {}
        self.data = {
            node["id"]: torch.tensor(data[node["id"]], dtype=torch.float64).reshape([batch, *node["params"].get("shape", [])])
            for node in self.nodes
            if node["type"] in ("input", "target")
        }

    def loss(self):
        """The J that gradients derive from. Afterwards `values` has the output of each node."""
        self.values = dict(self.data)
        for node in self.nodes:
            if node["id"] not in self.values:
                self.values[node["id"]] = self.compute(node)
        losses = [self.values[node["id"]] for node in self.nodes if node["type"] in LOSSES]
        return sum(losses) + self.penalties()

    def loss_per_sample(self, spreads):
        """
        The J that is shown: per sample, and in own units of normalized targets.

        `spreads` has the size of a normalized unit, by target.
        """
        total = self.penalties()
        for node in self.nodes:
            if node["type"] in LOSSES:
                value = self.compute_loss(node, spreads.get(self.inputs_of(node)["target"], 1))
                total = total + (value / self.batch if node["params"].get("reduction") == "sum" else value)
        return total

    def compute(self, node):
        if node["type"] in LOSSES:
            return self.compute_loss(node)
        inputs = self.inputs_of(node)
        params = {**node.get("params", {}), "training": self.training, "drawn": self.drawn.get(node["id"])}
        arguments = [params, self.weights_of(node), *(self.values[inputs[port]] for port in sorted(inputs))]
        output = self.layers[node["type"]](*arguments)
        if not self.has_inner or node["type"] not in LAYERS_WRITTEN_OUT:
            return output
        written_out = LAYERS_WRITTEN_OUT[node["type"]](*arguments, self.recorder(node["id"]))
        torch.testing.assert_close(written_out, output, rtol=1e-12, atol=1e-12)
        return written_out

    def recorder(self, node_id):
        def name(word, value):
            self.inner[f"{node_id}.{word}"] = value
            return value

        return name

    def compute_loss(self, node, spread=1):
        inputs, params = self.inputs_of(node), node.get("params", {})
        prediction, target = (self.values[inputs[port]] for port in ("prediction", "target"))
        if spread != 1:
            prediction, target = prediction * spread, target * spread
        return params.get("weight", 1) * LOSSES[node["type"]](prediction, target, params, self.type_of(inputs["prediction"]))

    def inputs_of(self, node):
        return {edge["to"][1]: edge["from"][0] for edge in self.edges if edge["to"][0] == node["id"]}

    def weights_of(self, node):
        owner = node.get("params", {}).get("tiedTo") or node["id"]

        def get(weight, shape):
            name = f"{owner}.{weight}"
            if name not in self.parameters:
                self.parameters[name] = self.parameter_of(name, list(shape), node.get("params", {}).get("trainable", True))
            return self.parameters[name]

        return get

    def penalties(self):
        total = torch.zeros((), dtype=torch.float64)
        for node in self.nodes:
            for kernel in self.kernels_of(node):
                params = node.get("params", {})
                total = total + params.get("kernelL1", 0) * kernel.abs().sum() + params.get("kernelL2", 0) * kernel.square().sum()
        return total

    def kernels_of(self, node):
        names = ["weight", "weightIh", *(f"{part}Weight" for part in ("query", "key", "value", "output"))]
        return [self.parameters[name] for name in (f"{node['id']}.{each}" for each in names) if name in self.parameters]

    @torch.no_grad()
    def bound(self):
        """Scales back what is too long. A dense kernel counts its units by the first dimension, one of conv2d by the last."""
        for node in self.nodes:
            limit = node.get("params", {}).get("kernelMaxNorm")
            if limit is None:
                continue
            kernel = self.parameters[f"{node['id']}.weight"]
            inputs = tuple(range(1, kernel.dim())) if node["type"] == "dense" else tuple(range(kernel.dim() - 1))
            norms = torch.linalg.vector_norm(kernel, dim=inputs, keepdim=True)
            kernel.mul_(torch.where(norms > limit, limit / norms, 1))

    def tied_to(self, owner):
        return [node["id"] for node in self.nodes if node.get("params", {}).get("tiedTo") == owner]

    def has_indices(self, node_id):
        """True for a target, and for an input of indices: no gradient flows into them."""
        readers = [edge["to"][0] for edge in self.edges if edge["from"][0] == node_id]
        return self.type_of(node_id) == "target" or any(self.type_of(reader) == "embedding" for reader in readers)

    def type_of(self, node_id):
        return next(node["type"] for node in self.nodes if node["id"] == node_id)

import { later } from '../../index.ts';
import type { Term } from './term.ts';

/** Backpropagation, in the notation of all pages. */
export const GRADIENTS_TERMS = [
  {
    id: 'weight',
    label: later('Weight'),
    summary: later('A learnable parameter of a connection: how strongly one neuron influences another.'),
    formula: 'z^{l+1}_j = \\sum_i W^{l}_{ji}\\, a^{l}_i + b^{l}_j',
  },
  {
    id: 'bias',
    label: later('Bias'),
    summary: later('A learnable parameter added to the weighted sum of the inputs.'),
    formula: 'z^{l+1}_j = \\sum_i W^{l}_{ji}\\, a^{l}_i + b^{l}_j',
  },
  {
    id: 'activation',
    label: later('Activation'),
    summary: later('The output of a neuron: its pre-activation passed through a nonlinear function.'),
    formula: 'a^{l}_i = f(z^{l}_i)',
  },
  {
    id: 'residual',
    label: later('Error signal δ (residual)'),
    summary: later('How much the loss changes with the pre-activation of a neuron. It is propagated backward, layer by layer.'),
    formula: "\\delta^{l}_i = \\frac{\\partial J}{\\partial z^{l}_i} = f'(z^{l}_i) \\sum_j \\delta^{l+1}_j W^{l}_{ji}",
  },
  {
    id: 'gradient',
    label: later('Gradient'),
    summary: later('How much the loss changes with a weight: the direction in which the loss rises.'),
    formula: '\\frac{\\partial J}{\\partial W^{l}_{ji}} = \\delta^{l+1}_j\\, a^{l}_i',
  },
  {
    id: 'gradientNorm',
    label: later('Gradient norm'),
    summary: later('The norm of the gradient. Near zero, nothing is learned; if it keeps growing, training diverges.'),
    formula: '\\lVert \\nabla J \\rVert = \\sqrt{\\sum_{ji} \\Bigl(\\frac{\\partial J}{\\partial W_{ji}}\\Bigr)^{2}}',
  },
  {
    id: 'update',
    label: later('Update'),
    summary: later('The change a step makes to a weight.'),
    formula: '\\Delta W = -\\eta\\, \\nabla J',
  },
  {
    id: 'clipping',
    label: later('Gradient clipping'),
    summary: later('Limits the size of gradients, so that one batch cannot change the weights too much.'),
    formula: '\\nabla J \\leftarrow \\nabla J\\, \\frac{c}{\\max(\\lVert \\nabla J \\rVert, c)}',
  },
  {
    id: 'clipByValue',
    label: later('Clipping by value'),
    summary: later('Clips each gradient value to a fixed range.'),
    formula:
      '\\frac{\\partial J}{\\partial W_{ji}} \\leftarrow \\min\\Bigl(\\max\\Bigl(\\frac{\\partial J}{\\partial W_{ji}}, -c\\Bigr), c\\Bigr)',
  },
  {
    id: 'clipByNorm',
    label: later('Clipping by norm'),
    summary: later('Rescales a gradient whose norm exceeds a limit; its direction does not change.'),
    formula: '\\nabla J \\leftarrow \\nabla J\\, \\frac{c}{\\max(\\lVert \\nabla J \\rVert, c)}',
  },
] as const satisfies readonly Term[];

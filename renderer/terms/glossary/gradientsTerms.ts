import { later } from '../../language/index.ts';
import type { Term } from '../term.ts';

/** Backpropagation, in the notation of all pages. */
export const GRADIENTS_TERMS = [
  {
    id: 'weight',
    label: later('Weight'),
    summary: later('A trained number on a connection: how much one neuron counts for another.'),
    formula: 'z^{l+1}_j = \\sum_i W^{l}_{ji}\\, a^{l}_i + b^{l}_j',
  },
  {
    id: 'bias',
    label: later('Bias'),
    summary: later('A trained number that is added to what comes in.'),
    formula: 'z^{l+1}_j = \\sum_i W^{l}_{ji}\\, a^{l}_i + b^{l}_j',
  },
  {
    id: 'activation',
    label: later('Activation'),
    summary: later('What a neuron sends on: its pre-activation through a function that is not a straight line.'),
    formula: 'a^{l}_i = f(z^{l}_i)',
  },
  {
    id: 'residual',
    label: later('Residual'),
    summary: later('How much the loss moves with the pre-activation of a neuron. It goes backward, layer by layer.'),
    formula: "\\delta^{l}_i = \\frac{\\partial J}{\\partial z^{l}_i} = f'(z^{l}_i) \\sum_j \\delta^{l+1}_j W^{l}_{ji}",
  },
  {
    id: 'gradient',
    label: later('Gradient'),
    summary: later('How much the loss moves with a weight: the direction in which it rises.'),
    formula: '\\frac{\\partial J}{\\partial W^{l}_{ji}} = \\delta^{l+1}_j\\, a^{l}_i',
  },
  {
    id: 'gradientNorm',
    label: later('Gradient norm'),
    summary: later('The length of a gradient. Near zero nothing is learned; where it grows, training breaks.'),
    formula: '\\lVert \\nabla J \\rVert = \\sqrt{\\sum_{ji} \\Bigl(\\frac{\\partial J}{\\partial W_{ji}}\\Bigr)^{2}}',
  },
  {
    id: 'update',
    label: later('Update'),
    summary: later('What a step adds to a weight.'),
    formula: '\\Delta W = -\\eta\\, \\nabla J',
  },
  {
    id: 'clipping',
    label: later('Gradient clipping'),
    summary: later('Keeps gradients from being too large, so that one batch cannot throw the weights far.'),
    formula: '\\nabla J \\leftarrow \\nabla J\\, \\frac{c}{\\max(\\lVert \\nabla J \\rVert, c)}',
  },
  {
    id: 'clipByValue',
    label: later('Clipping by value'),
    summary: later('Cuts every number of a gradient off at a bound.'),
    formula:
      '\\frac{\\partial J}{\\partial W_{ji}} \\leftarrow \\min\\Bigl(\\max\\Bigl(\\frac{\\partial J}{\\partial W_{ji}}, -c\\Bigr), c\\Bigr)',
  },
  {
    id: 'clipByNorm',
    label: later('Clipping by norm'),
    summary: later('Shortens a gradient that is longer than a bound; its direction stays.'),
    formula: '\\nabla J \\leftarrow \\nabla J\\, \\frac{c}{\\max(\\lVert \\nabla J \\rVert, c)}',
  },
] as const satisfies readonly Term[];

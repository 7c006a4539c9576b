import { later } from '../../language/index.ts';
import type { Term } from '../term.ts';

/** Regularization against overfitting. */
export const REGULARIZATION_TERMS = [
  {
    id: 'l1',
    label: later('L1 penalty'),
    summary: later('Adds the sizes of the weights to the loss: many of them become zero.'),
    formula: 'J \\leftarrow J + \\lambda_1 \\sum_{ji} |W_{ji}|',
  },
  {
    id: 'l2',
    label: later('L2 penalty'),
    summary: later('Adds the squares of the weights to the loss: none of them becomes large.'),
    formula: 'J \\leftarrow J + \\lambda_2 \\sum_{ji} W_{ji}^2',
  },
  {
    id: 'maxNorm',
    label: later('Max-norm'),
    summary: later('Scales the weights into a unit back where they are longer than a bound.'),
    formula: 'W_j \\leftarrow W_j\\, \\frac{c}{\\max(\\lVert W_j \\rVert, c)}',
  },
  {
    id: 'dropoutRate',
    label: later('Dropout rate'),
    summary: later('The share of neurons that is switched off at random in training; the others are scaled up.'),
    formula: 'a^{l+1}_i = \\frac{m_i}{1 - r}\\, a^{l}_i, \\quad m_i \\sim \\text{Bernoulli}(1 - r)',
  },
  {
    id: 'noise',
    label: later('Noise'),
    summary: later('Random numbers that are added in training, so that nothing is learned too exactly.'),
    formula: 'a^{l+1}_i = a^{l}_i + \\sigma n_i, \\quad n_i \\sim \\mathcal{N}(0, 1)',
  },
  {
    id: 'labelSmoothing',
    label: later('Label smoothing'),
    summary: later('Draws answers towards equal shares, so that the network is never quite sure.'),
    formula: 'y_k \\leftarrow (1 - \\varepsilon)\\, y_k + \\frac{\\varepsilon}{K}',
  },
  {
    id: 'classWeights',
    label: later('Class weights'),
    summary: later('Lets rare classes count more.'),
    formula: 'J = -\\frac{1}{n} \\sum_s \\sum_k w_k\\, y_{sk} \\ln p_{sk}',
  },
  {
    id: 'augmentation',
    label: later('Augmentation'),
    summary: later('Changes images at random each time they are seen, so that there seem to be more of them.'),
    formula: 'x \\leftarrow \\tau(x), \\quad \\tau \\sim \\mathcal{T}',
  },
  {
    id: 'flip',
    label: later('Flip'),
    summary: later('Mirrors every other image.'),
    formula: 'x_{ij} \\leftarrow x_{i,\\, w + 1 - j} \\ \\text{with}\\ \\tfrac12',
  },
  {
    id: 'shift',
    label: later('Shift'),
    summary: later('Moves an image by a random share of its height and width.'),
    formula: 'x_{ij} \\leftarrow x_{i + u,\\, j + v}, \\quad |u| \\le s h,\\ |v| \\le s w',
  },
  {
    id: 'rotation',
    label: later('Rotation'),
    summary: later('Turns an image by a random angle.'),
    formula: '\\varphi \\sim \\mathcal{U}(-r, r)',
  },
  {
    id: 'overfitting',
    label: later('Overfitting'),
    summary: later('The network learns its training samples by heart: the loss falls on them and rises on others.'),
    formula: 'J_{\\text{validation}} - J_{\\text{training}} \\gg 0',
  },
] as const satisfies readonly Term[];

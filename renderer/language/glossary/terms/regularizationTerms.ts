import { later } from '../../index.ts';
import type { Term } from './term.ts';

/** Regularization against overfitting. */
export const REGULARIZATION_TERMS = [
  {
    id: 'l1',
    label: later('L1 penalty'),
    summary: later('Adds the absolute values of the weights to the loss: many weights become zero.'),
    formula: 'J \\leftarrow J + \\lambda_1 \\sum_{ji} |W_{ji}|',
  },
  {
    id: 'l2',
    label: later('L2 penalty'),
    summary: later('Adds the squared weights to the loss: keeps weights small.'),
    formula: 'J \\leftarrow J + \\lambda_2 \\sum_{ji} W_{ji}^2',
  },
  {
    id: 'maxNorm',
    label: later('Max-norm'),
    summary: later('Rescales the incoming weights of a unit if their norm exceeds a limit.'),
    formula: 'W_j \\leftarrow W_j\\, \\frac{c}{\\max(\\lVert W_j \\rVert, c)}',
  },
  {
    id: 'dropoutRate',
    label: later('Dropout rate'),
    summary: later('The fraction of neurons switched off at random in training; the others are scaled up.'),
    formula: 'a^{l+1}_i = \\frac{m_i}{1 - r}\\, a^{l}_i, \\quad m_i \\sim \\text{Bernoulli}(1 - r)',
  },
  {
    id: 'noise',
    label: later('Noise'),
    summary: later('Random noise added during training, so that the network cannot memorize exact values.'),
    formula: 'a^{l+1}_i = a^{l}_i + \\sigma n_i, \\quad n_i \\sim \\mathcal{N}(0, 1)',
  },
  {
    id: 'labelSmoothing',
    label: later('Label smoothing'),
    summary: later('Mixes the target with a uniform distribution, so that the network does not become overconfident.'),
    formula: 'y_k \\leftarrow (1 - \\varepsilon)\\, y_k + \\frac{\\varepsilon}{K}',
  },
  {
    id: 'classWeights',
    label: later('Class weights'),
    summary: later('Gives rare classes more weight in the loss.'),
    formula: 'J = -\\frac{1}{n} \\sum_s \\sum_k w_k\\, y_{sk} \\ln p_{sk}',
  },
  {
    id: 'augmentation',
    label: later('Augmentation'),
    summary: later('Randomly changes the training images each time they are used, to add variety.'),
    formula: 'x \\leftarrow \\tau(x), \\quad \\tau \\sim \\mathcal{T}',
  },
  {
    id: 'flip',
    label: later('Flip'),
    summary: later('Flips every other image.'),
    formula: 'x_{ij} \\leftarrow x_{i,\\, w + 1 - j} \\ \\text{with}\\ \\tfrac12',
  },
  {
    id: 'shift',
    label: later('Shift'),
    summary: later('Shifts an image by a random fraction of its height and width.'),
    formula: 'x_{ij} \\leftarrow x_{i + u,\\, j + v}, \\quad |u| \\le s h,\\ |v| \\le s w',
  },
  {
    id: 'rotation',
    label: later('Rotation'),
    summary: later('Rotates an image by a random angle.'),
    formula: '\\varphi \\sim \\mathcal{U}(-r, r)',
  },
  {
    id: 'overfitting',
    label: later('Overfitting'),
    summary: later('The network memorizes its training samples: the training loss falls while the validation loss rises.'),
    formula: 'J_{\\text{validation}} - J_{\\text{training}} \\gg 0',
  },
] as const satisfies readonly Term[];

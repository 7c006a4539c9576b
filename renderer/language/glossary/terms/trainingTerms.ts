import { later } from '../../index.ts';
import type { Term } from './term.ts';

/** Training runs, from the loss to checkpoints. */
export const TRAINING_TERMS = [
  {
    id: 'loss',
    label: later('Loss'),
    summary: later('How wrong the predictions of a batch are, as one number. Training minimizes it.'),
    formula: 'J = \\frac{1}{n} \\sum_{s=1}^{n} J_s',
  },
  {
    id: 'batch',
    label: later('Batch'),
    summary: later('The samples used for one update; their mean gradient estimates the gradient over all samples.'),
    formula: '\\nabla J \\approx \\frac{1}{n} \\sum_{s \\in B} \\nabla J_s',
  },
  {
    id: 'batchSize',
    label: later('Batch size'),
    summary: later('Samples per update. Larger batches give smoother gradients and use more memory.'),
    formula: 'n = |B|',
  },
  {
    id: 'step',
    label: later('Step'),
    summary: later('One batch: forward pass, backward pass, and one update of all weights.'),
    formula: 'W \\leftarrow W + \\Delta W',
  },
  {
    id: 'epoch',
    label: later('Epoch'),
    summary: later('One pass through all training samples.'),
    formula: '\\text{steps} = \\lceil N / n \\rceil',
  },
  {
    id: 'seed',
    label: later('Seed'),
    summary: later('Random seed. The same seed gives the same weights, bit for bit.'),
    formula: '\\theta_t = F(\\text{graph},\\, \\text{data},\\, \\text{seed},\\, t)',
  },
  {
    id: 'accumulation',
    label: later('Gradient accumulation'),
    summary: later('Sums the gradients of several batches before each update: the effect of a larger batch with less memory.'),
    formula: '\\nabla J = \\frac{1}{k} \\sum_{i=1}^{k} \\nabla J^{(i)}',
  },
  {
    id: 'earlyStopping',
    label: later('Early stopping'),
    summary: later('Stops training when the monitored metric has not improved for a while.'),
    formula: 'J_{e-i} \\ge J_{\\min} - \\varepsilon \\quad (0 \\le i < p)',
  },
  {
    id: 'patience',
    label: later('Patience'),
    summary: later('Number of epochs without improvement before it acts.'),
    formula: 'e - e_{\\text{best}} \\ge p',
  },
  {
    id: 'monitor',
    label: later('Monitored metric'),
    summary: later('The metric compared with the best epoch so far. Losses should fall, accuracies should rise.'),
    formula: 'J_e < J_{\\min}',
  },
  {
    id: 'minDelta',
    label: later('Minimum improvement'),
    summary: later('Minimum improvement for an epoch to count as better.'),
    formula: 'J_e < J_{\\min} - \\varepsilon',
  },
  {
    id: 'bestWeights',
    label: later('Best weights'),
    summary: later('The weights after the epoch with the best value of the monitored metric.'),
    formula: 'W \\leftarrow W_{e^*}, \\quad e^* = \\arg\\min_e J_e',
  },
  {
    id: 'checkpoint',
    label: later('Checkpoint'),
    summary: later('The full training state (weights, optimizer, position), saved so that a run can resume from it.'),
    formula: '(W_t,\\, m_t,\\, v_t,\\, t)',
  },
  {
    id: 'gradientInterval',
    label: later('Log gradients every (steps)'),
    summary: later('Steps between two entries of the gradient history.'),
    formula: 't \\bmod k = 0',
  },
] as const satisfies readonly Term[];

import { later } from '../../language/index.ts';
import type { Term } from '../term.ts';

/** Training runs, from the loss to checkpoints. */
export const TRAINING_TERMS = [
  {
    id: 'loss',
    label: later('Loss'),
    summary: later('How wrong the predictions of a batch are, as one number. Training makes it small.'),
    formula: 'J = \\frac{1}{n} \\sum_{s=1}^{n} J_s',
  },
  {
    id: 'batch',
    label: later('Batch'),
    summary: later('The samples that one step looks at; their mean gradient stands for that of all.'),
    formula: '\\nabla J \\approx \\frac{1}{n} \\sum_{s \\in B} \\nabla J_s',
  },
  {
    id: 'batchSize',
    label: later('Batch size'),
    summary: later('How many samples a batch has. Larger ones give calmer gradients and take more memory.'),
    formula: 'n = |B|',
  },
  {
    id: 'step',
    label: later('Step'),
    summary: later('One batch forward, its gradients backward, and one update of all weights.'),
    formula: 'W \\leftarrow W + \\Delta W',
  },
  {
    id: 'epoch',
    label: later('Epoch'),
    summary: later('As many steps as it takes to see every training sample once.'),
    formula: '\\text{steps} = \\lceil N / n \\rceil',
  },
  {
    id: 'seed',
    label: later('Seed'),
    summary: later('Where random numbers begin. The same seed gives the same weights, bit for bit.'),
    formula: '\\theta_t = F(\\text{graph},\\, \\text{data},\\, \\text{seed},\\, t)',
  },
  {
    id: 'accumulation',
    label: later('Gradient accumulation'),
    summary: later('Adds up the gradients of several batches for one update: a larger batch in less memory.'),
    formula: '\\nabla J = \\frac{1}{k} \\sum_{i=1}^{k} \\nabla J^{(i)}',
  },
  {
    id: 'earlyStopping',
    label: later('Early stopping'),
    summary: later('Ends the run once what is watched was no better for a while.'),
    formula: 'J_{e-i} \\ge J_{\\min} - \\varepsilon \\quad (0 \\le i < p)',
  },
  {
    id: 'patience',
    label: later('Patience'),
    summary: later('How many epochs in a row may be no better.'),
    formula: 'e - e_{\\text{best}} \\ge p',
  },
  {
    id: 'monitor',
    label: later('Monitored metric'),
    summary: later('What of an epoch is compared with the best so far. Losses should fall, accuracies should rise.'),
    formula: 'J_e < J_{\\min}',
  },
  {
    id: 'minDelta',
    label: later('Smallest improvement'),
    summary: later('By how much an epoch must be better to count as better.'),
    formula: 'J_e < J_{\\min} - \\varepsilon',
  },
  {
    id: 'bestWeights',
    label: later('Best weights'),
    summary: later('The weights after the epoch at which the watched metric was best.'),
    formula: 'W \\leftarrow W_{e^*}, \\quad e^* = \\arg\\min_e J_e',
  },
  {
    id: 'checkpoint',
    label: later('Checkpoint'),
    summary: later('Everything that the next step needs, stored, so that a run can go on from there.'),
    formula: '(W_t,\\, m_t,\\, v_t,\\, t)',
  },
  {
    id: 'gradientInterval',
    label: later('Gradient interval'),
    summary: later('Steps between two entries of the gradient history.'),
    formula: 't \\bmod k = 0',
  },
] as const satisfies readonly Term[];

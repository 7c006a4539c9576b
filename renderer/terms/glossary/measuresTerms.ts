import { later } from '../../language/index.ts';
import type { Term } from '../term.ts';

/** What tells how good a network is. */
export const MEASURES_TERMS = [
  {
    id: 'accuracy',
    label: later('Accuracy'),
    summary: later('The share of samples whose most probable class is the right one.'),
    formula: '\\frac{1}{n} \\sum_s \\bigl[\\arg\\max_k p_{sk} = y_s\\bigr]',
  },
  {
    id: 'validation',
    label: later('Validation'),
    summary: later('What a network does on samples that it was not trained on.'),
    formula: 'J_V = \\frac{1}{|V|} \\sum_{s \\in V} J_s',
  },
  {
    id: 'confusionMatrix',
    label: later('Confusion matrix'),
    summary: later('How often each class was taken for each other.'),
    formula: 'C_{ij} = \\sum_s [y_s = i]\\, [\\hat y_s = j]',
  },
  {
    id: 'precision',
    label: later('Precision'),
    summary: later('Of the samples that were given to a class, the share that belongs there.'),
    formula: 'P_k = \\frac{C_{kk}}{\\sum_i C_{ik}}',
  },
  {
    id: 'recall',
    label: later('Recall'),
    summary: later('Of the samples of a class, the share that was found.'),
    formula: 'R_k = \\frac{C_{kk}}{\\sum_j C_{kj}}',
  },
  {
    id: 'smoothing',
    label: later('Smoothing'),
    summary: later('A moving average of a curve, without the bias of its beginning. The raw curve stays visible behind it.'),
    formula: 'm_t = \\beta m_{t-1} + (1 - \\beta) J_t, \\quad \\hat m_t = \\frac{m_t}{1 - \\beta^t}',
  },
  {
    id: 'logScale',
    label: later('Log scale'),
    summary: later('Equal distances are equal factors: small losses stay visible beside large ones.'),
    formula: 'J \\mapsto \\log_{10} J',
  },
] as const satisfies readonly Term[];

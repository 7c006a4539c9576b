import { METRICS, type Metric } from '#engine/graph/index.ts';
import { later } from '../../index.ts';
import type { Term } from './term.ts';

/** Measures of quality besides the declared metrics. */
export const MEASURES_TERMS = [
  {
    id: 'validation',
    label: later('Validation'),
    summary: later('The performance of a network on samples it was not trained on.'),
    formula: 'J_V = \\frac{1}{|V|} \\sum_{s \\in V} J_s',
  },
  {
    id: 'smoothing',
    label: later('Smoothing'),
    summary: later('Exponential moving average of a curve, with bias correction. The raw curve stays visible behind it.'),
    formula: 'm_t = \\beta m_{t-1} + (1 - \\beta) J_t, \\quad \\hat m_t = \\frac{m_t}{1 - \\beta^t}',
  },
  {
    id: 'logScale',
    label: later('Log scale'),
    summary: later('Equal distances mean equal factors: small losses stay visible next to large ones.'),
    formula: 'J \\mapsto \\log_{10} J',
  },
] as const satisfies readonly Term[];

export function metricTerm({ name, label, help, formula }: Metric): Term {
  return { id: name, label, summary: help, formula };
}

export const METRIC_TERMS: readonly Term[] = METRICS.map(metricTerm);

import { METRICS, type Metric } from '#engine/graph/index.ts';
import { later } from '../../language/index.ts';
import type { Term } from '../term.ts';

/** Measures of quality besides the declared metrics. */
export const MEASURES_TERMS = [
  {
    id: 'validation',
    label: later('Validation'),
    summary: later('What a network does on samples that it was not trained on.'),
    formula: 'J_V = \\frac{1}{|V|} \\sum_{s \\in V} J_s',
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

export function metricTerm({ name, label, help, formula }: Metric): Term {
  return { id: name, label, summary: help, formula };
}

export const METRIC_TERMS: readonly Term[] = METRICS.map(metricTerm);

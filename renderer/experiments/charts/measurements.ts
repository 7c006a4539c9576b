import { METRICS, type Metric } from '#engine/graph/index.ts';
import { metricTerm, type TermDeclaration, type TermId } from '../../controls/terms/index.ts';
import { formatNumber } from '../../language/format/index.ts';
import { later } from '../../language/index.ts';
import { formatMetricValue } from '../../workbench/runs/index.ts';

/** A value that is plotted over a run. */
export interface Measurement {
  /** Of its column. */
  readonly name: string;
  readonly label: string;
  readonly term: TermId | TermDeclaration;
  readonly isShare: boolean;
  /** A value as text. */
  readonly format: (value: number | null) => string;
  /** True if differences between small values matter. */
  readonly canBeLogarithmic: boolean;
  /** True if it is set rather than measured: constant between two steps, and never smoothed. */
  readonly isSet: boolean;
}

export const LOSS: Measurement = {
  name: 'loss',
  label: later('Loss'),
  term: 'loss',
  isShare: false,
  format: formatNumber,
  canBeLogarithmic: true,
  isSet: false,
};

export const LEARNING_RATE: Measurement = {
  name: 'learningRate',
  label: later('Learning rate'),
  term: 'learningRate',
  isShare: false,
  format: formatNumber,
  canBeLogarithmic: true,
  isSet: true,
};

const OF_METRICS = new Map(
  METRICS.map((metric): [Metric, Measurement] => {
    const { name, label, format } = metric;
    const own = { name, label, term: metricTerm(metric), isShare: format === 'share' };
    const text = (value: number | null) => formatMetricValue(metric, value);
    return [metric, { ...own, format: text, canBeLogarithmic: false, isSet: false }];
  }),
);

/** The plotted values of metrics: the same objects each time, because a plot is recreated for another. */
export function measurementsOf(metrics: readonly Metric[]): Measurement[] {
  return metrics.flatMap((metric) => OF_METRICS.get(metric) ?? []);
}

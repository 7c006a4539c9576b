import { METRICS, type Metric } from '#engine/graph/index.ts';
import { metricTerm, type TermDeclaration, type TermId } from '../../controls/terms/index.ts';
import { later } from '../../language/index.ts';

/** A value that is plotted over a run. */
export interface Measurement {
  /** Of its column. */
  readonly name: string;
  readonly label: string;
  readonly term: TermId | TermDeclaration;
  readonly isShare: boolean;
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
  canBeLogarithmic: true,
  isSet: false,
};

export const LEARNING_RATE: Measurement = {
  name: 'learningRate',
  label: later('Learning rate'),
  term: 'learningRate',
  isShare: false,
  canBeLogarithmic: true,
  isSet: true,
};

const OF_METRICS = new Map(
  METRICS.map((metric): [Metric, Measurement] => {
    const { name, label, format } = metric;
    const own = { name, label, term: metricTerm(metric), isShare: format === 'share' };
    return [metric, { ...own, canBeLogarithmic: false, isSet: false }];
  }),
);

/** The plotted values of metrics: the same objects each time, because a plot is recreated for another. */
export function measurementsOf(metrics: readonly Metric[]): Measurement[] {
  return metrics.flatMap((metric) => OF_METRICS.get(metric) ?? []);
}

import { findMetric, METRICS, type MetricValues, nameMetric } from '../metrics/index.ts';
import { choice, float, int } from '../params/index.ts';
import { declared, type Message, message } from '../text/index.ts';

/** What a monitor watches: the loss or a metric, on the samples that are trained on or on those held back. */
interface Watched {
  readonly split: 'training' | 'validation';
  /** Absent for the loss. */
  readonly metric?: string;
}

/** By what they are called in documents: `loss` and `validationLoss`, and the same of each metric. */
const WATCHED: ReadonlyMap<string, Watched> = new Map([
  [validationOf('loss'), { split: 'validation' }],
  ['loss', { split: 'training' }],
  ...METRICS.filter(({ finish }) => finish).flatMap(({ name: metric, when }): [string, Watched][] => [
    [validationOf(metric), { split: 'validation', metric }],
    ...(when === 'steps' ? [[metric, { split: 'training', metric }] as [string, Watched]] : []),
  ]),
]);

/** What of an epoch can be watched: a key of it, or `validationLoss` for `loss` on the samples held back. */
export type Monitor = string;
export const MONITORS: readonly Monitor[] = [...WATCHED.keys()];

/** The name of a value where it is that on the samples held back: `validationLoss`. */
export function validationOf(name: string): string {
  return `validation${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** Whether a monitor watches the samples held back. */
export function isOfValidation(monitor: Monitor): boolean {
  return WATCHED.get(monitor)?.split === 'validation';
}

/** The metric that a monitor watches; undefined for the loss. */
export function metricOf(monitor: Monitor) {
  const { metric } = WATCHED.get(monitor) ?? {};
  return metric === undefined ? undefined : findMetric(metric);
}

/** A monitor in words, within a sentence: `validation accuracy`. */
export function nameMonitor(monitor: Monitor): Message {
  const metric = metricOf(monitor);
  const name = metric ? declared(nameMetric(metric)) : message('loss');
  return isOfValidation(monitor) ? message('validation {{name}}', { name }) : name;
}

/** The same as an option of a field: `Validation accuracy`. */
function labelOf(monitor: Monitor): Message {
  const metric = metricOf(monitor);
  if (!isOfValidation(monitor)) return metric ? declared(metric.label) : message('Loss');
  return message('Validation {{name}}', { name: metric ? declared(nameMetric(metric)) : message('loss') });
}

/** The fields of whatever waits for an epoch to be better than the best before it. */
export const monitorField = () =>
  choice({
    default: 'validationLoss',
    options: MONITORS,
    optionLabels: Object.fromEntries(MONITORS.map((monitor) => [monitor, labelOf(monitor)])),
    help: 'The metric to monitor after each epoch.',
  });
export const patienceField = (options: { readonly default: number; readonly help: string }) => int({ min: 0, ...options });
export const minDeltaField = (initial: number) =>
  float({ default: initial, min: 0, help: 'Minimum improvement to count as better.', advanced: true });

/** How long the best epoch is ago. */
export interface Patience {
  /** The best that was seen; null before the first epoch. */
  readonly best: number | null;
  readonly bestEpoch: number;
  /** Epochs since then that were not better. */
  readonly waited: number;
}

export const FRESH_PATIENCE: Patience = { best: null, bestEpoch: 0, waited: 0 };

export interface EpochValue {
  readonly epoch: number;
  /** What was watched, after it. */
  readonly value: number;
}

/** The patience after one more epoch. */
export function wait(
  patience: Patience,
  { epoch, value }: EpochValue,
  { monitor, minDelta }: { readonly monitor: Monitor; readonly minDelta: number },
): Patience {
  const { best } = patience;
  const rises = metricOf(monitor)?.direction === 'max';
  // A metric may have no value after some epoch.
  const isBetter = best === null ? !Number.isNaN(value) : rises ? value > best + minDelta : value < best - minDelta;
  return isBetter ? { best: value, bestEpoch: epoch, waited: 0 } : { ...patience, waited: patience.waited + 1 };
}

/** What an epoch showed, as far as it can be watched. */
interface Shown {
  readonly loss: number;
  readonly metrics: MetricValues;
}

/** What a monitor sees of an epoch; undefined where there is no such number. */
export function monitored(epoch: Shown & { readonly validation?: Shown }, monitor: Monitor): number | undefined {
  const shown = isOfValidation(monitor) ? epoch.validation : epoch;
  const metric = metricOf(monitor);
  return metric ? shown?.metrics[metric.name] : shown?.loss;
}

import { declared, type Message, message } from '../messages/index.ts';
import { findMetric, METRICS, type MetricValues, nameMetric } from '../metrics/index.ts';
import { choice, float, int } from '../params/index.ts';

/** A monitored quantity: the loss or a metric, on training or validation samples. */
interface Watched {
  readonly split: 'training' | 'validation';
  /** Absent for the loss. */
  readonly metric?: string;
}

/** By name in documents: `loss` and `validationLoss`, and the same for each metric. */
const WATCHED: ReadonlyMap<string, Watched> = new Map([
  [validationOf('loss'), { split: 'validation' }],
  ['loss', { split: 'training' }],
  ...METRICS.filter(({ finish }) => finish).flatMap(({ name: metric, when }): [string, Watched][] => [
    [validationOf(metric), { split: 'validation', metric }],
    ...(when === 'steps' ? [[metric, { split: 'training', metric }] as [string, Watched]] : []),
  ]),
]);

/** Key of a monitored quantity: an epoch's key, or `validationLoss` for `loss` on validation samples. */
export type Monitor = string;
export const MONITORS: readonly Monitor[] = [...WATCHED.keys()];

/** The name of a value on validation samples: `validationLoss`. */
export function validationOf(name: string): string {
  return `validation${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** True if a monitor uses validation samples. */
export function isOfValidation(monitor: Monitor): boolean {
  return WATCHED.get(monitor)?.split === 'validation';
}

/** The monitored metric; undefined for the loss. */
export function metricOf(monitor: Monitor) {
  const { metric } = WATCHED.get(monitor) ?? {};
  return metric === undefined ? undefined : findMetric(metric);
}

/** A monitor within a sentence: `validation accuracy`. */
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

/** The fields of anything that waits for an improvement. */
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

/** State of patience. */
export interface Patience {
  /** Best value so far; null before the first epoch. */
  readonly best: number | null;
  readonly bestEpoch: number;
  /** Epochs since without improvement. */
  readonly waited: number;
}

export const FRESH_PATIENCE: Patience = { best: null, bestEpoch: 0, waited: 0 };

export interface EpochValue {
  readonly epoch: number;
  /** The monitored value after it. */
  readonly value: number;
}

/** The patience state after one more epoch. */
export function wait(
  patience: Patience,
  { epoch, value }: EpochValue,
  { monitor, minDelta }: { readonly monitor: Monitor; readonly minDelta: number },
): Patience {
  const { best } = patience;
  const rises = metricOf(monitor)?.direction === 'max';
  // A metric may be undefined after an epoch.
  const isBetter = best === null ? !Number.isNaN(value) : rises ? value > best + minDelta : value < best - minDelta;
  return isBetter ? { best: value, bestEpoch: epoch, waited: 0 } : { ...patience, waited: patience.waited + 1 };
}

/** The monitorable values of an epoch. */
interface Shown {
  readonly loss: number;
  readonly metrics: MetricValues;
}

/** The value of a monitor after an epoch; undefined if it has none. */
export function monitored(epoch: Shown & { readonly validation?: Shown | undefined }, monitor: Monitor): number | undefined {
  const shown = isOfValidation(monitor) ? epoch.validation : epoch;
  const metric = metricOf(monitor);
  return metric ? shown?.metrics[metric.name] : shown?.loss;
}

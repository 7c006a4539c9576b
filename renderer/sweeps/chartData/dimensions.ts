import type { SweepDetails, SweepTrial } from '#app/contract/index.ts';
import type { Parameter } from '#engine/sweeps/index.ts';
import { type Axis, axisOf, choiceAxisOf, logAxisOf, rangeOf } from '../../controls/smallPlot/index.ts';
import { formatNumber } from '../../language/format/index.ts';
import { formatMetricValue } from '../../workbench/runs/index.ts';
import { metricOfSweep, nameChoice, nameParameter, nameSweepMetric } from '../names/nameParameter.ts';

/** A parameter of a sweep, or its metric: a number of each trial, on an axis. */
export interface Dimension {
  /** The address of the parameter, or {@link METRIC}. */
  readonly id: string;
  readonly label: string;
  /** Undefined where a trial has none, as while a condition does not hold. A choice is its index. */
  readonly numberOf: (trial: SweepTrial) => number | undefined;
  /** The number of values, if there are few. */
  readonly choices?: number;
  readonly axis: (start: number, end: number, most: number) => Axis;
  readonly format: (value: number) => string;
}

export const METRIC = 'metric';

/** The parameters of a sweep, in its order. */
export const parametersOf = ({ space }: Pick<SweepDetails, 'space'>): Dimension[] => space.map(parameterDimension);

function parameterDimension(parameter: Parameter): Dimension {
  const { name } = parameter;
  const common = { id: name, label: nameParameter(name) };
  if (parameter.kind === 'choice') {
    const names = parameter.choices.map((choice) => nameChoice(name, choice));
    return {
      ...common,
      numberOf: ({ choices }) => (Object.hasOwn(choices, name) ? parameter.choices.indexOf(choices[name]) : undefined),
      choices: names.length,
      axis: (start, end) => choiceAxisOf(names, start, end),
      format: (value) => names[value] ?? '',
    };
  }
  const { low, high, log } = parameter;
  const scale = log && low < high ? logAxisOf : axisOf;
  return {
    ...common,
    numberOf: ({ choices }) => (Object.hasOwn(choices, name) ? Number(choices[name]) : undefined),
    axis: (start, end, most) => scale(low, high, start, end, most),
    format: (value) => formatNumber(value),
  };
}

/** The metric of a sweep, over the values that its trials have. */
export function metricDimension({ metric, trials }: Pick<SweepDetails, 'metric' | 'trials'>): Dimension {
  const declaration = metricOfSweep(metric);
  const numberOf = (trial: SweepTrial) => trial.metric ?? undefined;
  const [low, high] = rangeOf(trials.flatMap((trial) => numberOf(trial) ?? []));
  return {
    id: METRIC,
    label: nameSweepMetric(metric),
    numberOf,
    axis: (start, end, most) => axisOf(low, high, start, end, most),
    format: (value) => (declaration ? formatMetricValue(declaration, value) : formatNumber(value, 4)),
  };
}

/** Where a trial is on an axis, from 0 to 1. */
export function shareOf(dimension: Dimension, trial: SweepTrial): number | undefined {
  const number = dimension.numberOf(trial);
  return number === undefined ? undefined : dimension.axis(0, 1, 2).toPixel(number);
}

/** Where trials are on an axis in pixels; undefined where they do not have its parameter. */
export const pixelsOf =
  ({ numberOf }: Dimension, { toPixel }: Axis) =>
  (trial: SweepTrial): number | undefined => {
    const number = numberOf(trial);
    return number === undefined ? undefined : toPixel(number);
  };

import { Answers, type MetricValues, measureAnswers, type Task } from '../metrics/index.ts';

/** Points of a scatter plot: more would cover each other. */
const MOST_POINTS = 1500;
const BARS = 30;

/** From the units of the network to those of the target. */
export type OwnUnits = (value: number, output: number) => number;

/** Predictions of one number per sample, judged. */
export interface NumberResults {
  /** Of this output alone. */
  readonly metrics: MetricValues;
  /** Samples at equal distances, in the target's own units: their numbers, targets and predictions. */
  readonly points: { readonly numbers: number[]; readonly wanted: number[]; readonly given: number[] };
  /** Residuals, prediction - target, counted in bars of equal width. Those that are not finite are left out. */
  readonly residuals: { readonly from: number; readonly to: number; readonly counts: number[]; readonly left: number };
}

/**
 * @param answers all predictions of a regression
 * @param output the one to judge
 */
export function judgeNumbers(answers: Answers, output: number, toOwn: OwnUnits): NumberResults | null {
  const { task } = answers;
  if (task.kind !== 'regression' || output >= task.outputs) return null;
  const [given, wanted] = [answers.prediction, answers.target].map((column) => pick(column, output, task.outputs, toOwn));
  const alone: Task = { kind: 'regression', outputs: 1, units: [1] };
  const numbers = spread(given.length, MOST_POINTS).filter((index) => Number.isFinite(given[index]));
  return {
    metrics: measureAnswers(new Answers(alone, given, wanted)).metrics,
    points: { numbers, wanted: numbers.map((index) => wanted[index]), given: numbers.map((index) => given[index]) },
    residuals: countResiduals(given.map((value, index) => value - wanted[index])),
  };
}

function pick(values: ArrayLike<number>, output: number, outputs: number, toOwn: OwnUnits): Float64Array {
  return Float64Array.from({ length: values.length / outputs }, (_, row) => toOwn(values[row * outputs + output], output));
}

/** At most so many indices below `length`, at equal distances. */
function spread(length: number, most: number): number[] {
  const count = Math.min(length, most);
  return Array.from({ length: count }, (_, index) => Math.floor((index * length) / count));
}

function countResiduals(residuals: Float64Array): NumberResults['residuals'] {
  const finite = residuals.filter(Number.isFinite);
  const [from, to] = [finite.reduce((a, b) => Math.min(a, b), 0), finite.reduce((a, b) => Math.max(a, b), 0)];
  const counts = new Array<number>(BARS).fill(0);
  for (const residual of finite) counts[Math.min(BARS - 1, Math.floor(((residual - from) / (to - from || 1)) * BARS))]++;
  return { from, to, counts, left: residuals.length - finite.length };
}

import { countBins } from '../../distributions/index.ts';

type Numbers = Float64Array | Float32Array;

/** Statistics of a tensor. Non-finite values are counted, not averaged. */
export interface TensorStatistics {
  /** The Euclidean norm. */
  readonly norm: number;
  readonly mean: number;
  readonly standardDeviation: number;
  readonly min: number;
  readonly max: number;
  readonly nonFinite: number;
}

/** How the values of a tensor are distributed. */
export interface Distribution extends TensorStatistics {
  readonly elements: number;
  /** Counts of the finite values in the bins of all histograms. */
  readonly counts: Uint32Array;
}

/** The statistics of a tensor with its histogram. */
export function distribute(numbers: Numbers): Distribution {
  return { ...describeTensor(numbers), elements: numbers.length, counts: countBins(numbers) };
}

/**
 * Statistics of a tensor; values not finite in float32 are only counted. Runs beside the kernels, so it takes exactly two passes:
 * sums and extremes, then deviations from the mean.
 */
export function describeTensor(numbers: Numbers): TensorStatistics {
  const sums = sumUp(numbers);
  return Number.isFinite(sums.squares) ? describeFinite(numbers, sums) : describeBroken(numbers);
}

interface Sums {
  readonly total: number;
  readonly squares: number;
  readonly min: number;
  readonly max: number;
}

/** Separate sums of even and odd indices, so that additions do not wait for each other. */
function sumUp(numbers: Numbers): Sums {
  let [total, squares, oddTotal, oddSquares] = [0, 0, 0, 0];
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const pairs = numbers.length - (numbers.length % 2);
  for (let index = 0; index < pairs; index += 2) {
    const x = numbers[index];
    const y = numbers[index + 1];
    total += x;
    squares += x * x;
    oddTotal += y;
    oddSquares += y * y;
    if (x < min) min = x;
    if (x > max) max = x;
    if (y < min) min = y;
    if (y > max) max = y;
  }
  const last = numbers.length > pairs ? numbers[pairs] : 0;
  return {
    total: total + oddTotal + last,
    squares: squares + oddSquares + last * last,
    min: numbers.length > pairs ? Math.min(min, last) : min,
    max: numbers.length > pairs ? Math.max(max, last) : max,
  };
}

function describeFinite(numbers: Numbers, { total, squares, min, max }: Sums): TensorStatistics {
  const count = numbers.length;
  if (count === 0) return { norm: 0, mean: 0, standardDeviation: 0, min: 0, max: 0, nonFinite: 0 };
  const mean = total / count;
  let deviations = 0;
  for (let index = 0; index < count; index++) {
    const deviation = numbers[index] - mean;
    deviations += deviation * deviation;
  }
  return { norm: Math.sqrt(squares), mean, standardDeviation: Math.sqrt(deviations / count), min, max, nonFinite: 0 };
}

/** The same for the finite float32 values only. */
function describeBroken(numbers: Numbers): TensorStatistics {
  const finite = numbers.filter((x: number) => Number.isFinite(Math.fround(x)));
  return { ...describeFinite(finite, sumUp(finite)), nonFinite: numbers.length - finite.length };
}

/** ‖after - before‖ / ‖before‖, or 0 if `before` is all zero. */
export function updateRatio(before: Numbers, after: Numbers): number {
  let change = 0;
  let size = 0;
  for (let index = 0; index < before.length; index++) {
    const x = before[index];
    const difference = after[index] - x;
    change += difference * difference;
    size += x * x;
  }
  return size > 0 ? Math.sqrt(change / size) : 0;
}

/** The Euclidean norm. Two sums, so that additions do not wait for each other. */
export function normOf(numbers: Numbers): number {
  let [even, odd] = [0, 0];
  const pairs = numbers.length - (numbers.length % 2);
  for (let index = 0; index < pairs; index += 2) {
    even += numbers[index] * numbers[index];
    odd += numbers[index + 1] * numbers[index + 1];
  }
  const last = numbers.length > pairs ? numbers[pairs] : 0;
  return Math.sqrt(even + odd + last * last);
}

/** How many elements are smaller in size than `factor` times those of `of`, and how many there are, where `of` is not 0. */
export function countBelow(numbers: Numbers, of: Numbers, factor: number): { readonly below: number; readonly all: number } {
  let [below, all] = [0, 0];
  for (let index = 0; index < numbers.length; index++) {
    const size = Math.abs(of[index]);
    if (size === 0) continue;
    all++;
    if (Math.abs(numbers[index]) < factor * size) below++;
  }
  return { below, all };
}

export const shareOf = ({ below, all }: ReturnType<typeof countBelow>): number => (all > 0 ? below / all : 0);

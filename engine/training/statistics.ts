import type { Numbers } from '../kernels/index.ts';
import type { TensorStatistics } from './recorder.ts';

const BINS = 32;

/** How the numbers of a tensor are distributed. Of numbers that are not finite only the count enters. */
export function describeTensor(numbers: Numbers): TensorStatistics {
  let count = 0;
  let total = 0;
  let squares = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < numbers.length; index++) {
    const x = numbers[index];
    if (!Number.isFinite(x)) continue;
    count++;
    total += x;
    squares += x * x;
    if (x < min) min = x;
    if (x > max) max = x;
  }
  const nonFinite = numbers.length - count;
  if (count === 0) return { norm: 0, mean: 0, standardDeviation: 0, min: 0, max: 0, nonFinite, histogram: [] };
  const mean = total / count;
  const standardDeviation = Math.sqrt(sumOfSquaredDeviations(numbers, mean) / count);
  return { norm: Math.sqrt(squares), mean, standardDeviation, min, max, nonFinite, histogram: countBins(numbers, min, max) };
}

/** Summed in a second pass: the difference of two large sums would cancel. */
function sumOfSquaredDeviations(numbers: Numbers, mean: number): number {
  let total = 0;
  for (let index = 0; index < numbers.length; index++) {
    const x = numbers[index];
    if (Number.isFinite(x)) total += (x - mean) * (x - mean);
  }
  return total;
}

/** Counts in bins of equal width; the largest number falls into the last bin. */
function countBins(numbers: Numbers, min: number, max: number): number[] {
  const histogram = new Array<number>(BINS).fill(0);
  const perBin = max > min ? BINS / (max - min) : 0;
  for (let index = 0; index < numbers.length; index++) {
    const x = numbers[index];
    if (Number.isFinite(x)) histogram[Math.min(BINS - 1, Math.floor((x - min) * perBin))]++;
  }
  return histogram;
}

/** ‖after - before‖ / ‖before‖, or 0 where the tensor was all zero. */
export function updateRatio(before: Numbers, after: Numbers): number {
  let change = 0;
  let size = 0;
  for (let index = 0; index < before.length; index++) {
    change += (after[index] - before[index]) ** 2;
    size += before[index] ** 2;
  }
  return size > 0 ? Math.sqrt(change / size) : 0;
}

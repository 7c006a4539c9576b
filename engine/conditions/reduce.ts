import type { Reduction } from './condition.ts';

interface Tensor {
  readonly numbers: ArrayLike<number>;
  readonly shape: readonly number[];
}

/** Reduces a tensor to a number, in float64; NaN if an element is NaN, or if there is none. */
export function reduce(reduction: Reduction, { numbers, shape }: Tensor): number {
  switch (reduction) {
    case 'norm':
      return norm(numbers);
    case 'mean':
      return sum(numbers) / numbers.length;
    case 'max':
      return extreme(numbers, (a, b) => a > b);
    case 'min':
      return extreme(numbers, (a, b) => a < b);
    case 'dead':
      return deadShare(numbers, shape.at(-1) ?? 1);
  }
}

function norm(numbers: ArrayLike<number>): number {
  let squares = 0;
  for (let index = 0; index < numbers.length; index++) squares += numbers[index] * numbers[index];
  return Math.sqrt(squares);
}

function sum(numbers: ArrayLike<number>): number {
  let total = 0;
  for (let index = 0; index < numbers.length; index++) total += numbers[index];
  return total;
}

function extreme(numbers: ArrayLike<number>, isBeyond: (a: number, b: number) => boolean): number {
  let found = numbers.length > 0 ? numbers[0] : Number.NaN;
  for (let index = 1; index < numbers.length; index++) {
    const x = numbers[index];
    if (isBeyond(x, found) || Number.isNaN(x)) found = x;
    if (Number.isNaN(found)) return found;
  }
  return found;
}

/** The share of units (features, or channels: the last dimension) that are 0 in the whole batch, at every position. */
function deadShare(numbers: ArrayLike<number>, units: number): number {
  const isAlive = new Uint8Array(units);
  for (let index = 0; index < numbers.length; index++) if (numbers[index] !== 0) isAlive[index % units] = 1;
  return (units - sum(isAlive)) / units;
}

/** The first element that float32 cannot hold. */
export function findNonFinite(numbers: ArrayLike<number>): number | undefined {
  for (let index = 0; index < numbers.length; index++) if (!Number.isFinite(Math.fround(numbers[index]))) return numbers[index];
  return undefined;
}

/** Undefined beyond the end, such as a sample beyond the batch. @param index without the batch, of the first sample */
export function elementOf({ numbers, shape }: Tensor, index: readonly number[]): number | undefined {
  const whole = index.length === shape.length - 1 ? [0, ...index] : index;
  if (whole.some((at, axis) => at >= shape[axis])) return undefined;
  return numbers[whole.reduce((at, each, axis) => at * shape[axis] + each, 0)];
}

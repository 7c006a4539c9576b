import type { RangeParameter } from './parameter.ts';

/** Relative rounding error allowed when steps are counted: 0.3 is three steps of 0.1, though 0.3 / 0.1 < 3 in float64. */
const TOLERANCE = 1e-9;

/** The distance of values from each other; 0 if all numbers of the range are values. */
export function stepOf({ kind, step }: RangeParameter): number {
  return step ?? (kind === 'integer' ? 1 : 0);
}

/** Number of values of a range with steps. */
export function countValues(range: RangeParameter): number {
  return Math.floor((range.high - range.low) / stepOf(range) + TOLERANCE) + 1;
}

/** The value so many steps above `low`. */
export function valueAtStep(range: RangeParameter, steps: number): number {
  return withoutRounding(range.low + steps * stepOf(range));
}

/** The largest value: `high`, or the last step below it. */
export function lastValue(range: RangeParameter): number {
  return stepOf(range) === 0 ? range.high : valueAtStep(range, countValues(range) - 1);
}

/** 0.3 for 3 × 0.1, which is 0.30000000000000004. */
export function withoutRounding(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(15));
}

/** The smallest normal number. */
const SMALLEST = 2 ** -1022;

/**
 * Exponential moving average with bias correction (Kingma and Ba, 2014, as in TensorBoard): the first value is unchanged, and
 * each further one has weight 1 − weight. Missing and non-finite values stay missing and are not averaged.
 * @param weight 0 to 0.99; 0 leaves the values unchanged
 * @param steps positions of the values: one after a gap of several steps counts as if repeated at each.
 *   Absent: consecutive
 */
export function smooth(values: readonly (number | null)[], weight: number, steps?: readonly number[]): (number | null)[] {
  let mean = 0;
  let remaining = 1;
  let last: number | undefined;
  return values.map((value, row) => {
    if (value === null || !Number.isFinite(value)) return null;
    const gap = steps && last !== undefined ? steps[row] - last : 1;
    last = steps?.[row];
    const kept = gap === 1 ? weight : weight ** gap;
    mean = kept * mean + (1 - kept) * value;
    // Underflow to zero, instead of rounding up repeatedly.
    if (Math.abs(mean) < SMALLEST) mean = 0;
    remaining *= kept;
    return mean / (1 - remaining);
  });
}

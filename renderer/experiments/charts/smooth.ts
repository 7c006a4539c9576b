/** The least number that has all its digits. */
const SMALLEST = 2 ** -1022;

/**
 * Exponential moving average without the bias of its beginning (the correction of Kingma and Ba, 2014, as TensorBoard uses it):
 * the first value stands for itself, and each further one weighs in by 1 − weight.
 * Missing and non-finite values stay missing and are not averaged.
 * @param weight 0 to 0.99; 0 leaves the values as they are
 * @param steps where the values were measured: one that comes after several steps weighs as much as if it stood at each of them.
 *   Absent: one after the other
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
    // Of what is so small nothing is left, where it would be rounded up again and again.
    if (Math.abs(mean) < SMALLEST) mean = 0;
    remaining *= kept;
    return mean / (1 - remaining);
  });
}

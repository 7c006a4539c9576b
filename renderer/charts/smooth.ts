/** The least number that has all its digits. */
const SMALLEST = 2 ** -1022;

/**
 * Exponential moving average without the bias of its beginning (the correction of Kingma and Ba, 2014, as TensorBoard uses it):
 * the first value stands for itself, and each further one weighs in by 1 − weight.
 * Missing and non-finite values stay missing and are not averaged.
 * @param weight 0 to 0.99; 0 leaves the values as they are
 */
export function smooth(values: readonly (number | null)[], weight: number): (number | null)[] {
  let mean = 0;
  let remaining = 1;
  return values.map((value) => {
    if (value === null || !Number.isFinite(value)) return null;
    mean = weight * mean + (1 - weight) * value;
    // Of what is so small nothing is left, where it would be rounded up again and again.
    if (Math.abs(mean) < SMALLEST) mean = 0;
    remaining *= weight;
    return mean / (1 - remaining);
  });
}

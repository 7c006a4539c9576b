/** Enough for every float64 below 1, and as many as toPrecision takes usefully. */
const MOST_DIGITS = 17;

/**
 * A share in percent, without the sign: at least `decimals`, and as many as keep it off 0 and 100, which only exact bounds show.
 * @param share finite, usually 0 to 1
 */
export function percentage(share: number, decimals: number): string {
  const percent = share * 100;
  if (share === 0 || share === 1) return String(percent);
  let digits = decimals;
  const isBound = () => [0, 100].includes(Number(percent.toFixed(digits)));
  while (digits < MOST_DIGITS && isBound()) digits++;
  return percent.toFixed(digits);
}

/**
 * The significant digits, at least `digits`, that keep a value off the bounds that it has not reached: an R² of 0.9997 is not 1.
 * @param range least and largest value; null if unbounded
 */
export function digitsOffBounds(value: number, range: readonly (number | null)[], digits: number): number {
  const isBound = (count: number) => range.some((bound) => bound !== value && bound === Number(value.toPrecision(count)));
  let enough = digits;
  while (enough < MOST_DIGITS && isBound(enough)) enough++;
  return enough;
}

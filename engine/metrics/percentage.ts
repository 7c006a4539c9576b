/** A value this close to a bound has reached it: the difference is rounding error, or fewer than one of a billion samples. */
const REACHED = 1e-9;
/** Decimals of a percentage, at most. */
const MOST_DECIMALS = 4;
const NEAREST = 10 ** -MOST_DECIMALS;

/**
 * A share in percent, without the sign: at least `decimals`, and as many as keep it off 0 and 100, which only reached bounds show.
 * Beyond four decimals `<0.0001` or `>99.9999`.
 * @param share finite, usually 0 to 1
 */
export function percentage(share: number, decimals: number): string {
  const reached = [0, 1].find((bound) => Math.abs(share - bound) <= REACHED);
  if (reached !== undefined) return String(reached * 100);
  const percent = share * 100;
  const isBound = (digits: number) => [0, 100].includes(Number(percent.toFixed(digits)));
  let digits = decimals;
  while (digits < MOST_DECIMALS && isBound(digits)) digits++;
  if (!isBound(digits)) return percent.toFixed(digits);
  return share < 0.5 ? `<${NEAREST}` : `>${100 - NEAREST}`;
}

/**
 * The significant digits, at least `digits`, that keep a value off the bounds that it has not reached: an R² of 0.9997 is not 1.
 * @param range least and largest value; null if unbounded
 */
export function digitsOffBounds(value: number, range: readonly (number | null)[], digits: number): number {
  const missed = range.filter((bound) => bound !== null && Math.abs(bound - value) > REACHED);
  const most = -Math.log10(REACHED) + 1;
  let enough = digits;
  while (enough < most && missed.includes(Number(value.toPrecision(enough)))) enough++;
  return enough;
}

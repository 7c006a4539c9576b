/** The range of a logarithmic scale, as exponents of ten. */
export interface LogRange {
  readonly low: number;
  readonly high: number;
}

/** The widest scale: smaller norms have vanished, and are drawn as the smallest. */
const MOST_DECADES = 12;

/** The whole decades around all positive finite values, from the largest down; one decade at least. */
export function logRange(values: Iterable<number>): LogRange {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (!(value > 0) || !Number.isFinite(value)) continue;
    const exponent = Math.log10(value);
    low = Math.min(low, exponent);
    high = Math.max(high, exponent);
  }
  if (low > high) return { low: -1, high: 0 };
  // Not −0.
  const top = Math.ceil(high) || 0;
  return { low: Math.max(top - MOST_DECADES, Math.min(Math.floor(low), top - 1)), high: top };
}

/** The position of a value on the scale, from 0 to 1; undefined if it is not finite. Zero is below the scale. */
export function logShare(value: number, { low, high }: LogRange): number | undefined {
  if (!Number.isFinite(value)) return undefined;
  if (value <= 0) return 0;
  return Math.max(0, Math.min(1, (Math.log10(value) - low) / (high - low)));
}

/** The columns of a picture: groups of neighboring steps, each with the mean of their norms; not finite if one of them is not. */
export function groupSteps(norms: ArrayLike<number>, columns: number): Float64Array {
  const count = Math.min(columns, norms.length);
  return Float64Array.from({ length: count }, (_, column) => {
    const [from, to] = [column, column + 1].map((at) => Math.floor((at * norms.length) / count));
    let sum = 0;
    for (let at = from; at < to; at++) sum += norms[at];
    return sum / (to - from);
  });
}

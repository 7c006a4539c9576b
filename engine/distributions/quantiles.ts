import { edgesOf, ZERO_BIN } from './bins.ts';

/** The quantiles that histories keep. */
export const SHARES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

interface Extremes {
  readonly min: number;
  readonly max: number;
}

/**
 * The quantiles of a histogram, interpolated within bins: accurate to the width of a bin, and never beyond the extremes.
 * @param counts in each bin, not all 0
 */
export function quantilesOf(counts: ArrayLike<number>, { min, max }: Extremes): number[] {
  let total = 0;
  for (let bin = 0; bin < counts.length; bin++) total += counts[bin];
  const within = (value: number) => Math.min(max, Math.max(min, value));
  let bin = 0;
  let before = 0;
  return SHARES.map((share) => {
    while (bin < counts.length - 1 && before + counts[bin] < share * total) before += counts[bin++];
    if (bin === ZERO_BIN) return within(0);
    const { low, high } = edgesOf(bin);
    const [from, to] = [within(low), within(high)];
    return counts[bin] === 0 ? from : from + ((to - from) * (share * total - before)) / counts[bin];
  });
}

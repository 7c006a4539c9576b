import type { SweepDetails } from '#app/contract/index.ts';

/** By number, how good each trial with a metric is among them: 0 the worst, 1 the best, in steps of equal size. */
export function goodnessOf({ trials, direction }: Pick<SweepDetails, 'trials' | 'direction'>): ReadonlyMap<number, number> {
  const measured = trials.flatMap(({ number, metric }) => (metric === null ? [] : [{ number, metric }]));
  const sign = direction === 'max' ? 1 : -1;
  const ordered = measured.toSorted((a, b) => sign * (a.metric - b.metric));
  return new Map(ordered.map(({ number }, rank) => [number, ordered.length > 1 ? rank / (ordered.length - 1) : 1]));
}

/** The color of a line or a point: stronger for better trials. */
export const goodnessColor = (goodness: number): string =>
  `color-mix(in oklab, var(--bw-forward) ${Math.round(100 * goodness ** 2)}%, var(--bw-line-strong))`;

import { normalCumulative } from '../densities/normal.ts';

/**
 * The rank test of Mann and Whitney (1947): the probability that ranks speak as much or more for `a` being larger than `b`, if both
 * came from the same distribution. By the normal approximation, for ten values or more of each.
 */
export function probabilityLarger(a: readonly number[], b: readonly number[]): number {
  const wins = a.reduce((total, x) => total + b.reduce((won, y) => won + (x > y ? 1 : x === y ? 0.5 : 0), 0), 0);
  const pairs = a.length * b.length;
  const deviation = Math.sqrt((pairs * (a.length + b.length + 1)) / 12);
  return 1 - normalCumulative((wins - pairs / 2 - 0.5) / deviation);
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2;
}

import { normalCumulative } from '../densities/normal.ts';

/**
 * The statistic of the rank test of Mann and Whitney (1947): how much larger `a` is than `b`, in standard deviations of what chance
 * does to values of the same distribution. For ten values or more of each.
 */
export function rankDeviation(a: readonly number[], b: readonly number[]): number {
  const wins = a.reduce((total, x) => total + b.reduce((won, y) => won + (x > y ? 1 : x === y ? 0.5 : 0), 0), 0);
  const pairs = a.length * b.length;
  return (wins - pairs / 2) / Math.sqrt((pairs * (a.length + b.length + 1)) / 12);
}

/** The probability that chance alone gives such deviations or larger ones: of one test, or of several together (Stouffer, 1949). */
export function probabilityByChance(deviations: readonly number[]): number {
  const sum = deviations.reduce((total, deviation) => total + deviation, 0);
  return normalCumulative(-sum / Math.sqrt(deviations.length));
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2;
}

import { BINS, quantilesOf } from '#engine/distributions/index.ts';
import type { DistributionRecord } from '#engine/training/index.ts';
import type { Counts } from './counts.ts';

/** How the values of a series were distributed at a recorded step, or at several together. */
export interface HistoryPoint {
  readonly firstStep: number;
  readonly lastStep: number;
  /** Number of recorded steps. */
  readonly entries: number;
  /** Means over the recorded steps: of squares for the rms, of shares for the rest. */
  readonly rms: number;
  readonly mean: number;
  readonly dead: number | null;
  readonly saturated: number | null;
  /** Of all values. */
  readonly standardDeviation: number;
  readonly min: number;
  readonly max: number;
  readonly nonFinite: number;
  readonly quantiles: readonly number[];
  readonly counts: Counts;
}

/** What was recorded at one step; undefined without finite values. */
export function pointOf(step: number, record: DistributionRecord): HistoryPoint | undefined {
  const { elements, norm, mean, standardDeviation, min, max, nonFinite, dead = null, saturated = null, counts } = record;
  if (elements === nonFinite) return undefined;
  return {
    ...{ firstStep: step, lastStep: step, entries: 1, mean, standardDeviation, min, max, nonFinite, dead, saturated, counts },
    rms: norm / Math.sqrt(elements - nonFinite),
    quantiles: quantilesOf(counts, { min, max }),
  };
}

/** Adds points up, in the order of their steps. */
export class PointSum {
  readonly #counts = new Float64Array(BINS);
  #points = 0;
  #firstStep = 0;
  #lastStep = 0;
  #entries = 0;
  #squares = 0;
  #total = 0;
  #min = Number.POSITIVE_INFINITY;
  #max = Number.NEGATIVE_INFINITY;
  #nonFinite = 0;
  #dead: number | null = 0;
  #saturated: number | null = 0;

  add(point: HistoryPoint): void {
    const { entries, rms, mean, dead, saturated, counts } = point;
    if (this.#points === 0) this.#firstStep = point.firstStep;
    this.#points++;
    this.#lastStep = point.lastStep;
    this.#entries += entries;
    this.#squares += entries * rms * rms;
    this.#total += entries * mean;
    this.#min = Math.min(this.#min, point.min);
    this.#max = Math.max(this.#max, point.max);
    this.#nonFinite += point.nonFinite;
    this.#dead = dead === null || this.#dead === null ? null : this.#dead + entries * dead;
    this.#saturated = saturated === null || this.#saturated === null ? null : this.#saturated + entries * saturated;
    for (let bin = 0; bin < BINS; bin++) this.#counts[bin] += counts[bin];
  }

  /** All points in one. There must be one. */
  get point(): HistoryPoint {
    const entries = this.#entries;
    const [min, max, mean, squares] = [this.#min, this.#max, this.#total / entries, this.#squares / entries];
    return {
      ...{ firstStep: this.#firstStep, lastStep: this.#lastStep, entries, mean, min, max, nonFinite: this.#nonFinite },
      rms: Math.sqrt(squares),
      standardDeviation: Math.sqrt(Math.max(0, squares - mean * mean)),
      dead: this.#dead === null ? null : this.#dead / entries,
      saturated: this.#saturated === null ? null : this.#saturated / entries,
      quantiles: quantilesOf(this.#counts, { min, max }),
      counts: this.#counts,
    };
  }
}

/** Several points as one, and one as it is. */
export function mergePoints(points: readonly HistoryPoint[]): HistoryPoint {
  if (points.length === 1) return points[0];
  const sum = new PointSum();
  for (const point of points) sum.add(point);
  return sum.point;
}

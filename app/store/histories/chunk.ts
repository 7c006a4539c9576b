import { BINS, type Quantity } from '#engine/distributions/index.ts';
import { type Counts, CountsReader, encodeCounts } from './counts.ts';
import { type HistoryPoint, PointSum } from './historyPoint.ts';

/** Recorded steps of a chunk. */
export const CHUNK_ENTRIES = 64;
/** Digits of numbers: more than a chart can show, and less to store. */
const DIGITS = 5;

/** A chunk as it is stored. */
export interface ChunkRow {
  readonly firstStep: number;
  readonly lastStep: number;
  readonly entries: number;
  /** JSON. */
  readonly summary: string;
  readonly histogram: string;
  readonly statistics: string;
  readonly histograms: Uint8Array;
}

/** A chunk with the series that it belongs to. */
export interface SeriesChunk extends ChunkRow {
  readonly name: string;
  readonly quantity: Quantity;
}

/** Consecutive recorded steps of a series. */
export class Chunk {
  readonly #sum = new PointSum();
  readonly #statistics: string[] = [];
  readonly #histograms: Uint8Array[] = [];

  add(point: HistoryPoint): void {
    this.#sum.add(point);
    this.#statistics.push(statisticsOf(point));
    this.#histograms.push(encodeCounts(point.counts));
  }

  get entries(): number {
    return this.#statistics.length;
  }

  /** Only of a chunk with entries. */
  get row(): ChunkRow {
    const { point } = this.#sum;
    return {
      firstStep: point.firstStep,
      lastStep: point.lastStep,
      entries: this.entries,
      summary: statisticsOf(point),
      histogram: JSON.stringify(pairsOf(point.counts)),
      statistics: `[${this.#statistics.join(',')}]`,
      histograms: Buffer.concat(this.#histograms),
    };
  }
}

function statisticsOf({ firstStep, rms, mean, standardDeviation, min, max, quantiles, ...point }: HistoryPoint): string {
  const { nonFinite, dead, saturated } = point;
  const numbers = [rms, mean, standardDeviation, min, max, ...quantiles].map(shorten);
  return JSON.stringify([firstStep, ...numbers, nonFinite, dead && shorten(dead), saturated && shorten(saturated)]);
}

const shorten = (value: number): number => Number(value.toPrecision(DIGITS));

function pairsOf(counts: Counts): [bin: number, count: number][] {
  return [...counts].flatMap((count, bin): [number, number][] => (count > 0 ? [[bin, count]] : []));
}

type Numbers = readonly number[];

/** The entries of a chunk. */
export function readEntries({ statistics, histograms }: Pick<ChunkRow, 'statistics' | 'histograms'>): HistoryPoint[] {
  const reader = new CountsReader(histograms);
  const rows: readonly Numbers[] = JSON.parse(statistics);
  return rows.map((row) => pointFrom(row, { lastStep: row[0], entries: 1, counts: reader.next() }));
}

type StoredSummary = Pick<ChunkRow, 'summary' | 'histogram' | 'lastStep' | 'entries'>;

/** All entries of a chunk in one. */
export function readSummary({ summary, histogram, lastStep, entries }: StoredSummary): HistoryPoint {
  return pointFrom(JSON.parse(summary), { lastStep, entries, counts: countsFrom(JSON.parse(histogram)) });
}

/** By index: a long history has tens of thousands of them. */
function pointFrom(
  row: Numbers,
  { lastStep, entries, counts }: Pick<HistoryPoint, 'lastStep' | 'entries' | 'counts'>,
): HistoryPoint {
  return {
    firstStep: row[0],
    lastStep,
    entries,
    rms: row[1],
    mean: row[2],
    standardDeviation: row[3],
    min: row[4],
    max: row[5],
    quantiles: row.slice(6, 11),
    nonFinite: row[11],
    dead: row[12],
    saturated: row[13],
    counts,
  };
}

function countsFrom(pairs: readonly Numbers[]): Float64Array {
  const counts = new Float64Array(BINS);
  for (const [bin, count] of pairs) counts[bin] = count;
  return counts;
}

import type { HistorySeries } from '#app/contract/index.ts';
import type { Quantity } from '#engine/distributions/index.ts';
import type { ReadingConnection } from './connection.ts';
import { type HistoryPoint, mergePoints, readEntries, readSummary } from './histories/index.ts';
import { NO_END, OF_RUN } from './history.ts';

/** A series of a run, a range of its steps, and how many points a chart has room for. */
export interface HistoryRange {
  readonly name: string;
  readonly quantity: Quantity;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Approximate number of points. */
  readonly most: number;
}

type ChunkColumns = [lastStep: number, entries: number, summary: string, histogram: string];
type EntryColumns = [statistics: string, histograms: Uint8Array];

const SERIES = `series_key = (SELECT key FROM history_series WHERE ${OF_RUN} AND name = @name AND quantity = @quantity)`;
const OF_SERIES = `${SERIES} AND last_step >= @from AND first_step <= @to`;

/** The series of a run, with the steps that they have. */
export function listSeries(connection: ReadingConnection, runId: string): HistorySeries[] {
  return connection.all(
    `SELECT name, quantity,
       (SELECT min(first_step) FROM histories WHERE series_key = key) AS first_step,
       (SELECT last_step FROM histories WHERE series_key = key ORDER BY first_step DESC LIMIT 1) AS last_step
     FROM history_series WHERE ${OF_RUN} ORDER BY key`,
    { runId },
  );
}

/**
 * A series over a range of steps: each recorded step, or as many together as it takes for a chart; the last step before the range if it
 * has none. Of a range with many chunks it reads what was summed up for each of them.
 */
export function readHistory(connection: ReadingConnection, runId: string, range: HistoryRange): HistoryPoint[] {
  const { name, quantity, from = 0, to = NO_END, most } = range;
  const of = { runId, name, quantity, from, to };
  const isWithin = ({ firstStep, lastStep }: HistoryPoint) => lastStep >= from && firstStep <= to;
  const { count } = connection.get<{ count: number }>(`SELECT count(*) AS count FROM histories WHERE ${OF_SERIES}`, of) ?? {
    count: 0,
  };
  const points = count >= most / 2 ? readSummaries(connection, of) : readChunks(connection, of).filter(isWithin);
  return points.length > 0 ? group(points, most).map(mergePoints) : readLastBefore(connection, of);
}

/** Each recorded step of a series, in order. */
export function* readWholeHistory(connection: ReadingConnection, runId: string, series: Pick<HistoryRange, 'name' | 'quantity'>) {
  const rows = connection.rows<EntryColumns>(
    `SELECT statistics, histograms FROM histories WHERE ${OF_SERIES} ORDER BY first_step`,
    { runId, ...series, from: 0, to: NO_END },
  );
  for (const [statistics, histograms] of rows) yield* readEntries({ statistics, histograms });
}

type SeriesRange = Readonly<Record<string, string | number>>;

function readChunks(connection: ReadingConnection, of: SeriesRange): HistoryPoint[] {
  const rows = connection.rows<EntryColumns>(
    `SELECT statistics, histograms FROM histories WHERE ${OF_SERIES} ORDER BY first_step`,
    of,
  );
  return [...rows].flatMap(([statistics, histograms]) => readEntries({ statistics, histograms }));
}

function readLastBefore(connection: ReadingConnection, of: SeriesRange): HistoryPoint[] {
  const [row] = connection.rows<EntryColumns>(
    `SELECT statistics, histograms FROM histories WHERE ${SERIES} AND first_step < @from ORDER BY first_step DESC LIMIT 1`,
    of,
  );
  if (!row) return [];
  const [statistics, histograms] = row;
  return readEntries({ statistics, histograms })
    .filter(({ lastStep }) => lastStep < Number(of.from))
    .slice(-1);
}

function readSummaries(connection: ReadingConnection, of: SeriesRange): HistoryPoint[] {
  const rows = connection.rows<ChunkColumns>(
    `SELECT last_step, entries, summary, histogram FROM histories WHERE ${OF_SERIES} ORDER BY first_step`,
    of,
  );
  return [...rows].map(([lastStep, entries, summary, histogram]) => readSummary({ lastStep, entries, summary, histogram }));
}

/** Consecutive points, as evenly as possible, in at most so many groups. */
function group(points: readonly HistoryPoint[], most: number): HistoryPoint[][] {
  const groups = Math.min(points.length, most);
  return Array.from({ length: groups }, (_, index) =>
    points.slice(Math.floor((index * points.length) / groups), Math.floor(((index + 1) * points.length) / groups)),
  );
}

import type { Quantity } from '#engine/distributions/index.ts';
import type { ReadingConnection, WritingConnection } from './connection.ts';
import { Chunk, type ChunkRow, readEntries, type SeriesChunk } from './histories/index.ts';

/** Writes chunks, in place of those that begin at the same step. */
export function insertHistories(connection: WritingConnection, runKey: number, chunks: readonly SeriesChunk[]): void {
  for (const { name, quantity, ...row } of chunks) replaceChunk(connection, seriesKey(connection, runKey, name, quantity), row);
}

/** Deletes what was recorded after a step. */
export function trimHistories(connection: WritingConnection, runKey: number, step: number): void {
  const cut = connection.all<ChunkRow & { readonly seriesKey: number }>(
    `SELECT histories.* FROM histories JOIN history_series ON history_series.key = series_key
     WHERE run_key = @runKey AND last_step > @step`,
    { runKey, step },
  );
  for (const { seriesKey: key, ...row } of cut) {
    connection.run('DELETE FROM histories WHERE series_key = @key AND first_step = @firstStep', {
      key,
      firstStep: row.firstStep,
    });
    const kept = new Chunk();
    for (const point of readEntries(row)) if (point.lastStep <= step) kept.add(point);
    if (kept.entries > 0) replaceChunk(connection, key, kept.row);
  }
}

function replaceChunk(connection: WritingConnection, key: number, row: ChunkRow): void {
  connection.run(
    `INSERT OR REPLACE INTO histories (series_key, first_step, last_step, entries, summary, histogram, statistics, histograms)
     VALUES (@seriesKey, @firstStep, @lastStep, @entries, @summary, @histogram, @statistics, @histograms)`,
    { seriesKey: key, ...row },
  );
}

function seriesKey(connection: WritingConnection, runKey: number, name: string, quantity: Quantity): number {
  const known = findSeries(connection, runKey, name, quantity);
  if (known !== undefined) return known;
  connection.insert('history_series', { runKey, name, quantity });
  return seriesKey(connection, runKey, name, quantity);
}

function findSeries(connection: ReadingConnection, runKey: number, name: string, quantity: Quantity): number | undefined {
  return connection.get<{ readonly key: number }>(
    'SELECT key FROM history_series WHERE run_key = @runKey AND name = @name AND quantity = @quantity',
    { runKey, name, quantity },
  )?.key;
}

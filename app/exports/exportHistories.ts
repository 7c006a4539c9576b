import { stat } from 'node:fs/promises';
import type { TableFormat } from '#app/contract/index.ts';
import { writeWhole } from '#app/files/index.ts';
import { ReadingConnection } from '#app/store/index.ts';
import { HISTORY_COLUMNS, readRows } from './historyColumns.ts';
import { type ParquetColumn, writeParquet } from './writeParquet.ts';

/** Writes every recorded step of every history of a run. @returns bytes of the file @throws UserError file.*, database.* */
export async function exportHistories(databaseFile: string, runId: string, path: string, format: TableFormat): Promise<number> {
  const connection = ReadingConnection.open(databaseFile);
  try {
    await writeWhole(path, format === 'csv' ? writeCsv(connection, runId) : writeParquet(groupsOf(connection, runId)));
  } finally {
    connection.close();
  }
  return (await stat(path)).size;
}

/** CSV (RFC 4180) with a header. */
function* writeCsv(connection: ReadingConnection, runId: string): Generator<string> {
  yield `${HISTORY_COLUMNS.map(({ name }) => name).join(',')}\n`;
  for (const rows of readRows(connection, runId)) {
    yield rows.map((row) => `${HISTORY_COLUMNS.map(({ cell }) => quote(cell(row))).join(',')}\n`).join('');
  }
}

function quote(cell: string | number | null): string {
  const text = String(cell ?? '');
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A row group for each series. */
function* groupsOf(connection: ReadingConnection, runId: string): Generator<ParquetColumn[]> {
  yield HISTORY_COLUMNS.map(({ name, type }) => ({ name, type, data: [] }));
  for (const rows of readRows(connection, runId)) {
    yield HISTORY_COLUMNS.map(({ name, type, cell }) => ({ name, type, data: rows.map(cell) }));
  }
}

import { type Message, message, quoted } from '#engine/messages/index.ts';
import { type ByteSource, readWhole } from '../../base/byteSource.ts';
import { MAXIMUM_STREAMED_BYTES, openBytes } from '../../base/bytes.ts';
import { unexpectedWithFix } from '../../base/errors.ts';
import type { FileReference } from '../../base/fileReference.ts';
import { HelperThread } from '../../base/helperThread.ts';
import { defineReader, type ReadingContext } from '../../base/reader.ts';
import type { Source } from '../../base/source.ts';
import { splitNames } from '../../table/assignRoles.ts';
import { openTable } from '../../table/openTable.ts';
import { readTables, testRole } from '../../table/readTables.ts';
import { noRows } from '../../table/tableChecks.ts';
import { TABLE_OPTIONS, type TableOptions } from '../../table/tableOptions.ts';
import type { OpenedParquet, ParquetColumn, ParquetRows, ParquetTask } from './parquetTask.ts';

type Helper = HelperThread<ParquetTask, OpenedParquet | ParquetRows>;

const MAGIC = 'PAR1';

/** A table of typed columns. */
export const parquet = defineReader({
  name: 'parquet',
  label: 'Parquet',
  noun: 'a Parquet file',
  help: 'Columns of numbers, texts, dates, and true and false, as pandas, Polars, DuckDB and Spark write them. Null is a missing value.',
  extensions: ['parquet'],
  files: [{ name: 'PATH', label: 'File path', example: '/home/me/flowers.parquet' }],
  testFiles: [testRole('/home/me/flowers-test.parquet')],
  options: TABLE_OPTIONS,
  recognizes: ({ head }) => Buffer.from(head.subarray(0, MAGIC.length)).toString('latin1') === MAGIC,
  preview: 'rows',
  read(files, options, context) {
    const helper: Helper = new HelperThread('parquetWorker', import.meta.url);
    try {
      return readTables(files, { ...options, decimal: 'point' as const }, context, (file, chosen, reading) =>
        readParquet(file, chosen, { ...reading, helper }),
      );
    } finally {
      helper.close();
    }
  },
  source: 'Apache Parquet, "File Format" 2.11 (2025)',
});

/** Rows of one answer of the helper: so few that they are gone before V8 moves them to the objects that stay. */
const ROWS_PER_ANSWER = 100;

/**
 * Memory holds a page of each column, and the numbers of the table.
 * @throws UserError dataset.damagedParquet, nestedValue, empty, and those of {@link Table} and of reading a file
 */
function readParquet(file: FileReference, options: TableOptions, context: ParquetReading): Omit<Source, 'name'> {
  const source = openBytes(file, MAXIMUM_STREAMED_BYTES);
  try {
    return readTable(source, { file, options, context });
  } finally {
    source.close();
  }
}

interface ParquetReading extends ReadingContext {
  readonly helper: Helper;
}

interface TableReading {
  readonly file: FileReference;
  readonly options: TableOptions;
  readonly context: ParquetReading;
}

function readTable(source: ByteSource, { file, options, context }: TableReading): Omit<Source, 'name'> {
  const { helper, trained, onProgress, survey } = context;
  const { size: totalBytes, notes } = source;
  const { columns, groups } = open(helper, source, file);
  const names = columns.map(({ name }) => name);
  const ignored = new Set(splitNames(options.ignore, names));
  for (const column of columns) if (!ignored.has(column.name)) checkSupported(column, file);
  const total = groups.reduce((sum, count) => sum + count, 0);
  if (total === 0) throw noRows(file.shown);
  const where = quoted(file.shown);
  const reading = { options, file: file.shown, trained, notes, mostRows: total, survey };
  const table = openTable({ names, written: true, where }, reading);
  const read = names.filter((name) => !ignored.has(name));
  const positions = names.map((name) => read.indexOf(name));
  let row = 0;
  for (const rows of readAll(helper, groups, read, file)) {
    for (const cells of rows) {
      const all = positions.map((position) => (position < 0 ? '' : cells[position]));
      table.add(all, ++row);
    }
    onProgress?.({ bytes: Math.round((totalBytes * row) / total), totalBytes, rows: row });
  }
  return table.finish();
}

function open(helper: Helper, source: ByteSource, file: FileReference): OpenedParquet {
  const opened = askToOpen(helper, source, file);
  if ('groups' in opened) return opened;
  throw new Error('the helper thread gives another answer than it was asked for');
}

function askToOpen(helper: Helper, source: ByteSource, file: FileReference) {
  const { handle, size } = source;
  if (handle !== undefined) return ask(helper, { type: 'open', handle, size }, file);
  // Bytes of a gzip file can be part of a larger memory.
  const bytes = new Uint8Array(readWhole(source));
  return ask(helper, { type: 'open', bytes }, file, [bytes.buffer]);
}

/** The rows of all groups, some at a time. */
function* readAll(
  helper: Helper,
  groups: readonly number[],
  columns: readonly string[],
  file: FileReference,
): Generator<ParquetRows> {
  for (const [group, count] of groups.entries()) {
    for (let start = 0; start < count; start += ROWS_PER_ANSWER) {
      const end = Math.min(count, start + ROWS_PER_ANSWER);
      const rows = ask(helper, { type: 'read', group, columns, start, end }, file);
      if (!('groups' in rows)) yield rows;
    }
  }
}

/** @throws UserError dataset.damagedParquet: the helper could not read the file */
function ask(helper: Helper, task: ParquetTask, file: FileReference, transfer: readonly ArrayBuffer[] = []) {
  try {
    return helper.ask(task, transfer);
  } catch (error) {
    throw unexpectedWithFix('dataset.damagedParquet', {
      where: quoted(file.shown),
      expected: message('a complete Parquet file'),
      received: error instanceof Error ? error.message : String(error),
      fix: message('Write or copy the file again.'),
    });
  }
}

const UNSUPPORTED: Readonly<Record<NonNullable<ParquetColumn['unsupported']>, Message>> = {
  list: message('lists'),
  record: message('records of several values'),
  bytes: message('bytes'),
};

function checkSupported({ name, unsupported }: ParquetColumn, file: FileReference): void {
  if (!unsupported) return;
  throw unexpectedWithFix('dataset.nestedValue', {
    where: message("{{file}}, column '{{column}}'", { file: file.shown, column: name }),
    expected: message('numbers, texts, dates, or true and false'),
    received: UNSUPPORTED[unsupported],
    fix: message('Write its parts as columns of their own, or ignore the column with ignore={{column}}.', {
      column: encodeURIComponent(name),
    }),
  });
}

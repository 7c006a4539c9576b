import { quoted } from '#engine/messages/index.ts';
import type { ByteSource } from '../../base/byteSource.ts';
import { MAXIMUM_STREAMED_BYTES, openBytes } from '../../base/bytes.ts';
import type { FileReference } from '../../base/fileReference.ts';
import { defineReader, type FileHead, type ReadingContext } from '../../base/reader.ts';
import type { Source } from '../../base/source.ts';
import { splitNames } from '../../table/assignRoles.ts';
import { openTable } from '../../table/openTable.ts';
import { readTables, testRole } from '../../table/readTables.ts';
import { noRows } from '../../table/tableChecks.ts';
import { TABLE_OPTIONS, type TableOptions } from '../../table/tableOptions.ts';
import { JsonColumns } from './jsonColumns.ts';
import { isObject, readRows } from './jsonRows.ts';

/** Read in some tens of milliseconds. */
const LINES_PER_REPORT = 20_000;

/** A table of one JSON object per line, whose keys are its columns. */
export const jsonl = defineReader({
  name: 'jsonl',
  label: 'JSON Lines',
  noun: 'JSON Lines',
  help: 'One object per line, whose keys are the columns. A key that a line lacks is a missing value; a list of numbers is one column for each.',
  extensions: ['jsonl', 'ndjson'],
  files: [{ name: 'PATH', label: 'File path', example: '/home/me/flowers.jsonl' }],
  testFiles: [testRole('/home/me/flowers-test.jsonl')],
  options: TABLE_OPTIONS,
  recognizes: isJsonLines,
  preview: 'rows',
  read: (files, options, context) => readTables(files, { ...options, decimal: 'point' as const }, context, readJsonLines),
  source: 'RFC 8259, "The JavaScript Object Notation (JSON) Data Interchange Format" (2017), one text per line',
});

/**
 * Reads the file twice, in pieces: a key of the last line can be a column, too. Rows are never kept as text.
 * @throws UserError dataset.jsonLine, nestedValue, encoding, tooLarge, and those of {@link Table} and of reading a file.
 */
function readJsonLines(file: FileReference, options: TableOptions, context: ReadingContext): Omit<Source, 'name'> {
  const source = openBytes(file, MAXIMUM_STREAMED_BYTES);
  try {
    return readTable(source, { file, options, context });
  } finally {
    source.close();
  }
}

interface JsonReading {
  readonly file: FileReference;
  readonly options: TableOptions;
  readonly context: ReadingContext;
}

function readTable(
  source: ByteSource,
  { file, options, context: { trained, onProgress, survey } }: JsonReading,
): Omit<Source, 'name'> {
  const { size: totalBytes, notes } = source;
  const report = (end: number, rows: number) => {
    if (rows % LINES_PER_REPORT === 0) onProgress?.({ bytes: Math.floor(end / 2), totalBytes, rows });
  };
  const columns = new JsonColumns(file.shown, (keys) => splitNames(options.ignore, keys));
  let mostRows = 0;
  for (const row of readRows(source, file)) {
    columns.note(row);
    report(row.end, row.line);
    mostRows++;
  }
  const names = columns.names();
  if (names.length === 0) throw noRows(file.shown);
  const table = openTable(
    { names, written: true, where: quoted(file.shown) },
    { options, file: file.shown, trained, notes, mostRows, survey },
  );
  for (const row of readRows(source, file)) {
    table.add(columns.cellsOf(row.object), row.line);
    report(totalBytes + row.end, row.line);
  }
  return table.finish();
}

/** Two objects, one per line; of a line that is longer than the head, the name decides. */
function isJsonLines({ name, head }: FileHead): boolean {
  const [first = '', second = ''] = new TextDecoder().decode(head).trimStart().split(/\r?\n/, 2);
  if (!first.startsWith('{')) return false;
  return /\.(jsonl|ndjson)(\.gz)?$/i.test(name) || (second.startsWith('{') && isValid(first));
}

function isValid(line: string): boolean {
  try {
    return isObject(JSON.parse(line));
  } catch {
    return false;
  }
}

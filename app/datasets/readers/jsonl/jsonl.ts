import { message } from '#engine/messages/index.ts';
import { type FileReference, readBytes } from '../../base/bytes.ts';
import { defineReader, type FileHead, type ReadingContext } from '../../base/reader.ts';
import type { Source } from '../../base/source.ts';
import { splitNames } from '../../table/assignRoles.ts';
import { checkLines } from '../../table/limits.ts';
import { readTables, testRole } from '../../table/readTables.ts';
import { Table } from '../../table/table.ts';
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
 * Reads the file twice: a key of the last line can be a column, too. Rows are never kept as text.
 * @throws UserError dataset.jsonLine, nestedValue, encoding, tooLarge, and those of {@link Table} and of reading a file.
 */
function readJsonLines(
  file: FileReference,
  options: TableOptions,
  { trained, onProgress }: ReadingContext,
): Omit<Source, 'name'> {
  const { bytes, notes } = readBytes(file);
  checkLines(bytes, file.shown);
  const report = (end: number, line: number) => {
    if (line % LINES_PER_REPORT === 0) onProgress?.({ bytes: Math.floor(end / 2), totalBytes: bytes.length, rows: line });
  };
  const columns = new JsonColumns(file.shown, (keys) => splitNames(options.ignore, keys));
  for (const row of readRows(bytes, file)) {
    columns.note(row);
    report(row.end, row.line);
  }
  const names = columns.names();
  if (names.length === 0) throw noRows(file.shown);
  const where = message("'{{file}}'", { file: file.shown });
  const table = new Table({ names, written: true, where }, { options, file: file.shown, trained, notes });
  for (const row of readRows(bytes, file)) {
    table.add(columns.cellsOf(row.object), row.line);
    report(bytes.length + row.end, row.line);
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

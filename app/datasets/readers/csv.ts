import { CsvError, parse } from 'csv-parse/sync';
import type { Preparation } from '#engine/training/index.ts';
import { datasetError } from '../errors.ts';
import type { Source } from '../source.ts';
import type { Spec } from '../spec.ts';
import { type FileReference, readBytes } from './bytes.ts';
import { readCell } from './cell.ts';
import { type CsvOptions, readCsvOptions } from './csvOptions.ts';
import { CsvTable, noRows } from './csvTable.ts';

/** How far into a file its kind and its delimiter are looked for. */
const FIRST_BYTES = 65_536;

/** A row and the line on which it ends. */
interface Row {
  readonly cells: readonly string[];
  readonly line: number;
}

/**
 * Reads a CSV or TSV file, plain or gzipped: one input `features` of all feature columns, one target for each target column.
 * Memory stays at the file's bytes and the numbers in it: rows are never held as text.
 * @param trained what the training data fixed, where the file is other data than that: columns and classes are found by name
 * @throws UserError as {@link CsvTable}, dataset.csvSyntax, dataset.badOption and those of reading a file.
 */
export function readCsv(file: FileReference, spec: Spec, trained?: Preparation): Omit<Source, 'name'> {
  const options = readCsvOptions(spec);
  const bytes = readBytes(file);
  checkText(bytes, file);
  const rows = new RowReader(options, file.shown, trained);
  try {
    parse(bytes, {
      bom: true,
      delimiter: options.delimiter ?? findDelimiter(bytes, file),
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      on_record(cells: string[], { lines }) {
        rows.add({ cells, line: lines });
        return null;
      },
    });
  } catch (error) {
    if (error instanceof CsvError) throw syntaxError(error, file, rows.line);
    throw error;
  }
  return rows.finish();
}

/** Passes rows on to a table, which starts once the first two have told whether the first is a header. */
class RowReader {
  readonly #options: CsvOptions;
  readonly #file: string;
  readonly #trained: Preparation | undefined;
  #first: Row | undefined;
  #table: CsvTable | undefined;
  /** The line on which the last row ended; 0 before the first. */
  line = 0;

  constructor(options: CsvOptions, file: string, trained: Preparation | undefined) {
    this.#options = options;
    this.#file = file;
    this.#trained = trained;
  }

  add(row: Row): void {
    this.line = row.line;
    if (this.#table) this.#table.add(row.cells, row.line);
    else if (this.#first) this.#start(this.#first, row);
    else this.#first = row;
  }

  finish(): Omit<Source, 'name'> {
    if (!this.#first) throw noRows(this.#file);
    const table = this.#table ?? this.#start(this.#first);
    return table.finish();
  }

  #start(first: Row, second?: Row): CsvTable {
    const written = this.#options.header ?? isHeader(first.cells, second?.cells);
    const names = first.cells.map((name, index) => (written && name) || `column${index + 1}`);
    const table = new CsvTable({ names, written, where: `'${this.#file}'` }, this.#options, this.#file, this.#trained);
    if (!written) table.add(first.cells, first.line);
    if (second) table.add(second.cells, second.line);
    this.#table = table;
    return table;
  }
}

/** How tables mark a value that is not there: no name of a column. */
const MISSING = /^(\?|-+|na|n\/a|null|none)$/i;

/** A first row is a header where it holds no number at all, or a name above a number. */
function isHeader(first: readonly string[], second: readonly string[] = []): boolean {
  if (first.every((cell) => typeof readCell(cell) !== 'number')) return true;
  const isName = (cell: string) => readCell(cell) === 'text' && !MISSING.test(cell);
  return first.some((cell, index) => isName(cell) && typeof readCell(second[index] ?? '') === 'number');
}

/** Zero bytes stand in no text but UTF-16, which says so at its start. */
function checkText(bytes: Uint8Array, file: FileReference): void {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  if (isUtf16 || !bytes.subarray(0, FIRST_BYTES).includes(0)) return;
  throw datasetError('dataset.notText', `'${file.shown}' is not a text file; expected a table in CSV or TSV`, {
    where: file.path,
    expected: 'text',
    received: 'binary data',
    fix: 'Export the table as CSV in UTF-8.',
  });
}

const CANDIDATES = [',', '\t', ';', '|'];

/** The candidate that the first line has most often outside quotes; a tab for .tsv files. */
function findDelimiter(bytes: Uint8Array, { path }: FileReference): string {
  if (/\.tsv(\.gz)?$/i.test(path)) return '\t';
  const start = new TextDecoder().decode(bytes.subarray(0, FIRST_BYTES));
  const [line] = start.replace(/"[^"]*"/g, '').split(/[\r\n]/, 1);
  const counts = CANDIDATES.map((candidate) => line.split(candidate).length);
  return CANDIDATES[counts.indexOf(Math.max(...counts))];
}

/** What is wrong with the quotes, in words. */
const QUOTE_PROBLEMS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote that opens and never closes',
  CSV_INVALID_CLOSING_QUOTE: 'text behind a closing quote',
  INVALID_OPENING_QUOTE: 'a quote inside a cell that does not start with one',
};

/** The parser knows where it stopped, which may be the end of the file: the place is the row behind the last good one. */
function syntaxError(error: CsvError, file: FileReference, lastLine: number) {
  const where = `${file.shown}, ${lastLine === 0 ? 'the first row' : `the row after line ${lastLine}`}`;
  const expected = 'quotes that open at the start of a cell and close at its end';
  const received = QUOTE_PROBLEMS[error.code] ?? error.message;
  const fix = 'Write a quote inside a quoted cell twice.';
  return datasetError('dataset.csvSyntax', `${where}: expected ${expected}, found ${received}. ${fix}`, {
    where,
    expected,
    received,
    fix,
  });
}

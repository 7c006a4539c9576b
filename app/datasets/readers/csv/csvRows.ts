import { type Message, message, plural, quoted } from '#engine/messages/index.ts';
import type { Preparation } from '#engine/training/index.ts';
import type { ReadingContext } from '../../base/reader.ts';
import type { Source } from '../../base/source.ts';
import { checkRow } from '../../table/limits.ts';
import { trainedColumns } from '../../table/matchRoles.ts';
import { openTable, type RowSink } from '../../table/openTable.ts';
import type { TableReading } from '../../table/table.ts';
import { noRows } from '../../table/tableChecks.ts';
import type { CsvOptions } from './csvOptions.ts';
import { type Dialect, isSeparatorLine } from './dialect.ts';
import { isHeader } from './headerRow.ts';

/** A row and its last line. */
export interface Row {
  readonly cells: readonly string[];
  readonly line: number;
}

/** Options for reading the rows of a file. */
interface RowReading extends Omit<TableReading, 'notes'>, Pick<ReadingContext, 'survey'> {
  readonly options: CsvOptions;
  readonly dialect: Dialect;
}

/** Rows examined together, to detect a header. */
const FIRST_ROWS = 100;

/** The column names, and the data rows among the first rows. */
interface Heading {
  readonly names: readonly string[];
  readonly written: boolean;
  readonly data: readonly Row[];
  /** The line of the names, if they are in a comment. */
  readonly comment?: number;
  /** The decision, in a sentence. */
  readonly note?: Message;
}

/** Passes rows on to a table, which starts once the first ones determine whether there is a header. */
export class RowReader {
  readonly #reading: RowReading;
  readonly #first: Row[] = [];
  #table: RowSink | undefined;
  #emptyRows = 0;
  /** Last line of the last row; 0 before the first. */
  line = 0;

  constructor(reading: RowReading) {
    this.#reading = reading;
  }

  /** @throws UserError dataset.tooLarge, and as {@link openTable}. */
  add(row: Row): void {
    const isFirst = this.line === 0;
    this.line = row.line;
    checkRow(row.cells, () => message('{{file}}, line {{line}}', { file: this.#reading.file, line: row.line }));
    if (isFirst && isSeparatorLine(row.cells, this.#reading.dialect.delimiter)) return;
    if (row.cells.every((cell) => cell === '')) this.#emptyRows++;
    else if (this.#table) this.#table.add(row.cells, row.line);
    else if (this.#first.push(row) === FIRST_ROWS) this.#table = this.#start();
  }

  finish(): Omit<Source, 'name'> {
    const { file } = this.#reading;
    if (this.#first.length === 0) throw noRows(file);
    const source = (this.#table ?? this.#start()).finish();
    const empty = this.#emptyRows;
    const note = plural(
      empty,
      'Ignored {{count}} row that contains only empty cells.',
      'Ignored {{count}} rows that contain only empty cells.',
    );
    return empty === 0 ? source : { ...source, notes: [...(source.notes ?? []), note] };
  }

  #start(): RowSink {
    const { dialect, ...reading } = this.#reading;
    const { names, written, data, note, comment } = this.#findNames();
    const width = tableWidth(written ? names : [], data);
    const comments = dialect.commentLines.filter((line) => line !== comment);
    const notes = note === undefined ? [] : [note];
    if (comments.length > 0) {
      const values = { mark: dialect.comment ?? '', line: comments[0] };
      notes.push(message('Ignored lines that begin with {{mark}}; the first is line {{line}}.', values));
    }
    const columns = Array.from({ length: width }, (_, index) => (written && names[index]) || `column${index + 1}`);
    const table = openTable({ names: columns, written, where: quoted(reading.file) }, { ...reading, notes });
    for (const { cells, line } of data) table.add(cells, line);
    this.#first.length = 1;
    return table;
  }

  #findNames(): Heading {
    const [first, ...rest] = this.#first;
    const { options, dialect, trained } = this.#reading;
    const asNames = { names: first.cells, written: true, data: rest };
    const asData = { names: first.cells, written: false, data: this.#first };
    if (options.header !== 'auto') return options.header === 'true' ? asNames : asData;
    const below = rest.map(({ cells }) => cells);
    if (holdsNames(first.cells, trained) || isHeader(first.cells, below))
      return { ...asNames, note: message('Line {{line}} was read as column names.', { line: first.line }) };
    const { heading, comment } = dialect;
    if (heading && isHeading(heading.cells, [first.cells, ...below])) {
      const values = { line: heading.line, mark: comment ?? '' };
      const note = message('Line {{line}}, without its {{mark}}, was read as column names.', values);
      return { names: heading.cells, written: true, data: this.#first, comment: heading.line, note };
    }
    return { ...asData, note: message('There is no header row: line {{line}} was read as data.', { line: first.line }) };
  }
}

/** True if a row names every column that a network was trained with. */
function holdsNames(cells: readonly string[], trained: Preparation | undefined): boolean {
  return trainedColumns(trained)?.features.every((name) => cells.includes(name)) ?? false;
}

/** True if a comment above the data holds the column names. */
function isHeading(cells: readonly string[], rows: readonly (readonly string[])[]): boolean {
  return cells.length > 1 && cells.length === rows[0].length && !cells.includes('') && isHeader(cells, rows);
}

/** The number of columns, without those at the end with neither a name nor a value: lines may end in delimiters. */
function tableWidth(names: readonly string[], rows: readonly Row[]): number {
  const isUsed = (column: number): boolean =>
    (names[column] ?? '') !== '' || rows.some(({ cells }) => (cells[column] ?? '') !== '');
  let width = names.length > 0 ? names.length : rows[0].cells.length;
  while (width > 1 && !isUsed(width - 1)) width--;
  return width;
}

import { basename } from 'node:path';
import { type Message, message, plural, quoted } from '#engine/messages/index.ts';
import type { Preparation } from '#engine/training/index.ts';
import { datasetError, tooLarge, unexpected } from '../../base/errors.ts';
import { formatCount, listNames } from '../../base/listNames.ts';
import type { Source } from '../../base/source.ts';
import { assignRoles } from './assignRoles.ts';
import { adviseOn, type CellProblem, cellError } from './cell.ts';
import { kindOf } from './cellKind.ts';
import type { CsvOptions } from './csvOptions.ts';
import { TABLE_LIMITS } from './limits.ts';
import { type ColumnNames, type ColumnRoles, trainedColumns } from './matchRoles.ts';
import { NumberList } from './numberList.ts';
import { decideNotation, NumberReader } from './numberReader.ts';
import { TargetColumn } from './targetColumn.ts';

/** Options for reading a table. */
export interface TableReading {
  readonly options: CsvOptions;
  /** As the user wrote it. */
  readonly file: string;
  /** Columns and classes of the training data, for other data. */
  readonly trained: Preparation | undefined;
  /** Earlier decisions, a sentence each. */
  readonly notes: readonly Message[];
}

/** Takes rows one by one and keeps only their numbers. */
export class CsvTable {
  readonly #names: readonly string[];
  readonly #reading: TableReading;
  readonly #roles: ColumnRoles;
  readonly #targets: readonly TargetColumn[];
  readonly #reader: NumberReader;
  readonly #values = new NumberList();
  /** The last line of each row. */
  readonly #lines = new NumberList();
  #hasTrailing = false;
  #rows = 0;

  /** @throws UserError dataset.duplicateColumn, missingColumn, noFeatures, badOption. */
  constructor(columns: ColumnNames, reading: TableReading) {
    const { options, file, trained } = reading;
    checkUnique(columns.names, file);
    this.#names = columns.names;
    this.#reading = reading;
    this.#roles = assignRoles(columns, options, trainedColumns(trained));
    this.#reader = new NumberReader(options.decimal, file);
    this.#targets = this.#roles.targets.map(
      (column, index) => new TargetColumn(columns.names[column], { file, options, trained: trained?.targets[index] }),
    );
  }

  /** @throws UserError dataset.raggedRow, nonNumeric, missingValue, notFinite, tooManyClasses, tooLarge: each with the line. */
  add(cells: readonly string[], line: number): void {
    if (cells.length !== this.#names.length) this.#checkTrailing(cells, line);
    for (const index of this.#roles.features) {
      const value = this.#reader.read(cells[index], line, this.#names[index]);
      if (typeof value !== 'number') throw this.#badFeature(value, cells[index], index, line);
      this.#values.push(value);
    }
    this.#roles.targets.forEach((index, target) => {
      this.#targets[target].add(cells[index], line);
    });
    this.#lines.push(line);
    this.#rows++;
    if (this.#values.length > TABLE_LIMITS.numbers) throw this.#tooManyNumbers();
  }

  /** @throws UserError dataset.empty, notation, mixedTarget, nonNumeric, missingValue, oneClass, unknownClass, tooManyClasses. */
  finish(): Omit<Source, 'name'> {
    const { file, options } = this.#reading;
    if (this.#rows === 0) throw noRows(file);
    const read = this.#targets.map((target) => target.finish());
    const notation = decideNotation(options.decimal, [this.#reader.evidence, ...read.map(({ evidence }) => evidence)]);
    const lines = Uint32Array.from(this.#lines.takeArray());
    const targets = read.map(({ column }) => ({ ...column, lines }));
    const features = this.#roles.features.map((index) => this.#names[index]);
    const description = message('{{count}} rows from {{file}}: {{targets}} from {{features}}', {
      count: this.#rows,
      file: basename(file),
      targets: targets.map(({ name }) => name),
      features: listNames(features, 12),
    });
    const input = { name: 'features', shape: [features.length], features, data: this.#values.takeArray(), lines };
    const notes = [
      ...this.#reading.notes,
      ...(this.#hasTrailing ? [message('Ignored empty cells after the last column.')] : []),
      ...this.#roles.notes,
      ...notation,
      ...read.flatMap((target) => target.notes),
    ];
    return { description, inputs: [input], targets, samples: this.#rows, notes };
  }

  /** A row may have extra cells if they are empty: its line ends in delimiters. */
  #checkTrailing(cells: readonly string[], line: number): void {
    const extra = cells.slice(this.#names.length);
    if (extra.length === 0 || extra.some((cell) => cell !== '')) throw this.#ragged(cells.length, line);
    this.#hasTrailing = true;
  }

  #ragged(count: number, line: number) {
    const fix = message(
      'Quote cells that hold the delimiter; numbers with a decimal comma need another delimiter, such as a semicolon.',
    );
    return unexpected('dataset.raggedRow', {
      where: message('{{file}}, line {{line}}', { file: this.#reading.file, line }),
      expected: message('{{count}} cells, as in the first row', { count: this.#names.length }),
      received: plural(count, '{{count}} cell', '{{count}} cells'),
      ...(count > this.#names.length && { fix }),
    });
  }

  #badFeature(problem: CellProblem, text: string, index: number, line: number) {
    const column = this.#names[index];
    const otherwise = message('or ignore the column with ignore={{column}}.', { column: encodeURIComponent(column) });
    const advice =
      kindOf(text) === 'text'
        ? message('Correct the cell; for categories, use one 0/1 column each, {{otherwise}}', { otherwise })
        : adviseOn(text, otherwise);
    return cellError(problem, text, { file: this.#reading.file, line, column }, problem === 'text' ? advice : undefined);
  }

  #tooManyNumbers() {
    return tooLarge(
      quoted(this.#reading.file),
      message('{{count}} numbers in all rows', { count: formatCount(TABLE_LIMITS.numbers) }),
      message('more'),
      message('Train on some of the rows, or ignore columns with ignore=NAME.'),
    );
  }
}

function checkUnique(names: readonly string[], file: string): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) throw duplicateColumn(name, file);
    seen.add(name);
  }
}

function duplicateColumn(name: string, file: string) {
  const where = message('{{file}}, line {{line}}', { file, line: 1 });
  return datasetError(
    'dataset.duplicateColumn',
    message("{{where}}: two columns are named '{{name}}'; expected different names", { where, name }),
    {
      where,
      expected: message('different names'),
      received: message("'{{name}}' twice", { name }),
      fix: message('Rename one of them, or read the file with header=false if its first row contains data.'),
    },
  );
}

export function noRows(file: string) {
  return datasetError('dataset.empty', message("'{{file}}' has no data rows; expected samples", { file }), {
    where: file,
    expected: message('data rows'),
    received: message('none'),
  });
}

import { basename } from 'node:path';
import { datasetError } from '../errors.ts';
import type { Source } from '../source.ts';
import { cellError, readCell } from './cell.ts';
import { assignRoles, type CsvOptions, listNames } from './csvOptions.ts';
import { NumberList } from './numberList.ts';
import { TargetColumn } from './targetColumn.ts';

/** Takes the rows of a table one by one and keeps only their numbers. */
export class CsvTable {
  readonly #names: readonly string[];
  readonly #options: CsvOptions;
  readonly #file: string;
  readonly #features: readonly number[];
  readonly #targetIndices: readonly number[];
  readonly #targets: readonly TargetColumn[];
  readonly #values = new NumberList();
  #rows = 0;

  /** @throws UserError dataset.duplicateColumn, missingColumn, noFeatures. */
  constructor(names: readonly string[], options: CsvOptions, file: string) {
    checkUnique(names, file);
    this.#names = names;
    this.#options = options;
    this.#file = file;
    const { features, targets } = assignRoles(names, options, `'${file}'`);
    this.#features = features;
    this.#targetIndices = targets;
    this.#targets = targets.map((index) => new TargetColumn(names[index], file));
  }

  /** @throws UserError dataset.raggedRow, nonNumeric, missingValue, notFinite: each names the line. */
  add(cells: readonly string[], line: number): void {
    if (cells.length !== this.#names.length) throw this.#ragged(cells.length, line);
    for (const index of this.#features) {
      const value = readCell(cells[index]);
      if (typeof value !== 'number') throw this.#badFeature(value, cells[index], index, line);
      this.#values.push(value);
    }
    this.#targetIndices.forEach((index, target) => {
      this.#targets[target].add(cells[index], line);
    });
    this.#rows++;
  }

  /** @throws UserError dataset.empty, mixedTarget, nonNumeric, oneClass. */
  finish(): Omit<Source, 'name'> {
    if (this.#rows === 0) throw noRows(this.#file);
    const targets = this.#targets.map((target) => target.finish(this.#options.task));
    const count = this.#features.length;
    const names = this.#features.map((index) => this.#names[index]);
    const description = `${this.#rows} rows from ${basename(this.#file)}: ${targets.map(({ name }) => name).join(', ')} from ${listNames(names, 12)}`;
    const input = { name: 'features', shape: [count], features: names, data: this.#values.toArray() };
    return { description, inputs: [input], targets, samples: this.#rows };
  }

  #ragged(count: number, line: number) {
    const where = `${this.#file}, line ${line}`;
    const expected = `${this.#names.length} cells, as in the first row`;
    const received = `${count} ${count === 1 ? 'cell' : 'cells'}`;
    return datasetError('dataset.raggedRow', `${where}: expected ${expected}, found ${received}`, { where, expected, received });
  }

  #badFeature(problem: Exclude<ReturnType<typeof readCell>, number>, text: string, index: number, line: number) {
    const column = this.#names[index];
    const advice = `Correct the cell; for categories write one 0/1 column each, or leave the column out with ignore=${encodeURIComponent(column)}.`;
    return cellError(problem, text, { file: this.#file, line, column }, problem === 'text' ? advice : undefined);
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
  const where = `${file}, line 1`;
  return datasetError('dataset.duplicateColumn', `${where}: two columns are named '${name}'; expected different names`, {
    where,
    expected: 'different names',
    received: `'${name}' twice`,
    fix: 'Rename one of them, or read the file with header=false if its first row holds data.',
  });
}

export function noRows(file: string) {
  return datasetError('dataset.empty', `'${file}' has no rows of data; expected samples`, {
    where: file,
    expected: 'rows of data',
    received: 'none',
  });
}

import type { PreparedColumn } from '#engine/training/index.ts';
import { datasetError } from '../errors.ts';
import type { RawColumn } from '../source.ts';
import { type CellProblem, cellError, readCell } from './cell.ts';
import { oneClass, packClasses, unknownClass } from './classes.ts';
import type { CsvOptions } from './csvOptions.ts';
import { NumberList } from './numberList.ts';

/** One of the different texts of a target column. */
interface Entry {
  readonly text: string;
  readonly value: number | CellProblem;
  /** The line on which it first stands. */
  readonly line: number;
}

/**
 * A column to predict. What it holds is known only at its end: numbers throughout make it a quantity, text makes classes.
 * Until then each row keeps the number of its text in a list of the different ones.
 */
export class TargetColumn {
  readonly #name: string;
  readonly #file: string;
  readonly #codes = new NumberList();
  readonly #codeOf = new Map<string, number>();
  readonly #entries: Entry[] = [];

  constructor(name: string, file: string) {
    this.#name = name;
    this.#file = file;
  }

  /** @throws UserError dataset.missingValue, dataset.notFinite. */
  add(text: string, line: number): void {
    let code = this.#codeOf.get(text);
    if (code === undefined) {
      const value = readCell(text);
      if (value === 'empty' || value === 'notFinite') throw this.#problem(value, { text, value, line });
      code = this.#entries.push({ text, value, line }) - 1;
      this.#codeOf.set(text, code);
    }
    this.#codes.push(code);
  }

  /**
   * @param trained the target that a network was trained on, where the data is other than that
   * @throws UserError dataset.mixedTarget, nonNumeric, oneClass, unknownClass.
   */
  finish(task: CsvOptions['task'], trained?: PreparedColumn): RawColumn {
    if (trained) return { ...this.#asTrained(trained), name: trained.name };
    const text = this.#entries.find(({ value }) => typeof value !== 'number');
    const number = this.#entries.find(({ value }) => typeof value === 'number');
    if (task === 'classification') return this.#asClasses(text === undefined);
    if (text && task === 'regression')
      throw this.#problem('text', text, 'Correct the cell, or read classes with task=classification.');
    if (text && number) throw this.#mixed(text, number);
    return text ? this.#asClasses(false) : this.#asNumbers();
  }

  #asTrained(trained: PreparedColumn): RawColumn {
    if (trained.classes !== undefined) return this.#asKnownClasses(trained);
    const text = this.#entries.find(({ value }) => typeof value !== 'number');
    if (text) throw this.#problem('text', text);
    return this.#asNumbers();
  }

  /** Class indices as they were in training: by name, or the written indices themselves where classes have no names. */
  #asKnownClasses(trained: PreparedColumn): RawColumn {
    const { classes = 0, classNames } = trained;
    const indexOf = new Map(
      (classNames ?? Array.from({ length: classes }, (_, index) => String(index))).map((name, index) => [name, index]),
    );
    const indices = this.#entries.map(({ text, line }) => {
      const index = indexOf.get(text);
      if (index === undefined) throw unknownClass(this.#where(line), text, trained);
      return index;
    });
    return { name: this.#name, shape: [], classes, ...(classNames && { classNames }), data: this.#pack(indices, classes) };
  }

  #pack(indices: readonly number[], classes: number): RawColumn['data'] {
    return packClasses(
      this.#codes.toArray().map((code) => indices[code]),
      classes,
    );
  }

  #where(line: number): string {
    return `${this.#file}, line ${line}, column '${this.#name}'`;
  }

  #asNumbers(): RawColumn {
    const values = this.#codes.toArray().map((code) => Number(this.#entries[code].value));
    return { name: this.#name, shape: [], data: values };
  }

  /** Class indices, in the order of the sorted names: of numbers by size, of text by its characters. */
  #asClasses(numeric: boolean): RawColumn {
    const nameOf = ({ text, value }: Entry): string => (numeric ? String(value) : text);
    const classNames = [...new Set(this.#entries.map(nameOf))];
    if (numeric) classNames.sort((a, b) => Number(a) - Number(b));
    else classNames.sort();
    if (classNames.length === 1) throw oneClass(`${this.#file}, column '${this.#name}',`, `'${classNames[0]}'`);
    const indexOf = new Map(classNames.map((name, index) => [name, index]));
    const indices = this.#entries.map((entry) => indexOf.get(nameOf(entry)) as number);
    const data = this.#pack(indices, classNames.length);
    return { name: this.#name, shape: [], classes: classNames.length, classNames, data };
  }

  #problem(problem: CellProblem, { text, line }: Entry, fix?: string) {
    return cellError(problem, text, { file: this.#file, line, column: this.#name }, fix);
  }

  #mixed(text: Entry, number: Entry) {
    const where = `${this.#file}, column '${this.#name}'`;
    const received = `'${number.text}' on line ${number.line} and '${text.text}' on line ${text.line}`;
    const expected = 'numbers throughout or text throughout';
    const fix = 'Correct the cells, or read all of them as classes with task=classification.';
    return datasetError('dataset.mixedTarget', `${where}: expected ${expected}, found ${received}. ${fix}`, {
      where,
      expected,
      received,
      fix,
    });
  }
}

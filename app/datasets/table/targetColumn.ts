import { type Message, message } from '#engine/messages/index.ts';
import { choiceFor } from '#engine/params/index.ts';
import type { PreparedColumn } from '#engine/training/index.ts';
import { MOST_CLASSES, packClasses } from '../base/classes.ts';
import type { RawColumn } from '../base/source.ts';
import { adviseOn, cellError, DROP_ROWS } from './cell.ts';
import { isMissingMark } from './cellKind.ts';
import { matchEntries, nameClasses } from './classNames.ts';
import { IndexList } from './indexList.ts';
import { NumberList } from './numberList.ts';
import { type NumberEvidence, NumberReader } from './numberReader.ts';
import type { TableOptions } from './tableOptions.ts';
import {
  checkClasses,
  checkMissing,
  type Entry,
  isText,
  noteManyClasses,
  noteQuantity,
  type TargetLocation,
  tooManyClasses,
} from './targetChecks.ts';

/** A target column as read. */
export interface ReadTarget {
  readonly column: RawColumn;
  /** Decisions made in reading it, a sentence each. */
  readonly notes: readonly Message[];
  /** Evidence of the notation of its numbers; empty for classes. */
  readonly evidence: NumberEvidence;
}

/** Options for reading a target column. */
export interface TargetReading {
  readonly file: string;
  readonly options: TableOptions;
  /** The target of the training data, for other data. */
  readonly trained?: PreparedColumn | undefined;
  /** At most how many rows will come, if known. */
  readonly mostRows?: number | undefined;
}

/**
 * A target column. Its kind is known only at its end: all numbers make it a quantity, text makes classes. Until
 * then each row keeps the index of its text in a list of the distinct ones. If these exceed the maximum of classes, the
 * column can only hold quantities, and the texts are dropped.
 */
export class TargetColumn {
  readonly #location: TargetLocation;
  readonly #task: TableOptions['task'];
  readonly #trained: PreparedColumn | undefined;
  readonly #dropsMissing: boolean;
  readonly #reader: NumberReader;
  readonly #mostRows: number | undefined;
  readonly #codes: IndexList;
  readonly #codeOf = new Map<string, number>();
  readonly #entries: Entry[] = [];
  /** The numbers, once the texts are dropped. */
  #numbers: NumberList | undefined;

  constructor(name: string, { file, options, trained, mostRows }: TargetReading) {
    this.#location = { file, column: name };
    this.#task = options.task;
    this.#trained = trained;
    this.#dropsMissing = choiceFor(options.missing, name) === 'drop';
    this.#reader = new NumberReader(options.decimal, file);
    this.#mostRows = mostRows;
    this.#codes = new IndexList(mostRows);
  }

  /** True for a missing value whose row is dropped. Beside a plus, `-` can be a class. */
  drops(text: string): boolean {
    return this.#dropsMissing && (text.trim() === '' || (isMissingMark(text) && text.trim() !== '-'));
  }

  /** @throws UserError dataset.missingValue, tooManyClasses, nonNumeric, notFinite. */
  add(text: string, line: number): void {
    if (this.#numbers) {
      this.#numbers.push(this.#requireNumber(text, line));
      return;
    }
    this.#codes.push(this.#codeOf.get(text) ?? this.#addEntry(text, line));
    if (this.#entries.length > MOST_CLASSES) this.#numbers = this.#takeNumbers();
  }

  #addEntry(text: string, line: number): number {
    const value = this.#reader.read(text, line, this.#location.column);
    if (value === 'empty') throw cellError(value, text, { ...this.#location, line }, DROP_ROWS, message('a value'));
    const code = this.#entries.push({ text: text.trim(), value, line }) - 1;
    this.#codeOf.set(text, code);
    return code;
  }

  #requireNumber(text: string, line: number): number {
    const value = this.#reader.read(text, line, this.#location.column);
    if (typeof value !== 'number') throw cellError(value, text, { ...this.#location, line }, adviseOn(text));
    return value;
  }

  /** The numbers so far; the texts are dropped. */
  #takeNumbers(): NumberList {
    const isQuantity = this.#trained ? this.#trained.classes === undefined : this.#task !== 'classification';
    if (!isQuantity || this.#entries.some(isText)) throw tooManyClasses(this.#entries.length, this.#location);
    checkMissing(this.#entries, true, this.#location);
    const numbers = new NumberList(this.#mostRows);
    for (const code of this.#codes.takeArray()) numbers.push(Number(this.#entries[code].value));
    this.#codeOf.clear();
    this.#entries.length = 0;
    return numbers;
  }

  /** @throws UserError dataset.missingValue, notFinite, mixedTarget, nonNumeric, notation, tooManyClasses, oneClass, unknownClass. */
  finish(): ReadTarget {
    if (this.#trained) return this.#asTrained(this.#trained);
    const text = this.#entries.find(isText);
    const isQuantity = this.#task !== 'classification' && !text;
    if (text && this.#task === 'regression') throw this.#textError(text, message('or read classes with task=classification.'));
    checkMissing(this.#entries, isQuantity, this.#location);
    if (isQuantity) return this.#asNumbers();
    if (this.#task === 'auto') checkClasses(this.#entries, this.#codes.length, this.#location);
    return this.#asClasses();
  }

  #asTrained(trained: PreparedColumn): ReadTarget {
    const isQuantity = trained.classes === undefined;
    if (!isQuantity) return this.#asKnownClasses(trained);
    const text = this.#entries.find(isText);
    if (text) throw this.#textError(text);
    checkMissing(this.#entries, isQuantity, this.#location);
    return this.#asNumbers(trained.name);
  }

  #textError({ text, line }: Entry, otherwise?: Message) {
    return cellError('text', text, { ...this.#location, line }, adviseOn(text, otherwise));
  }

  #asNumbers(name = this.#location.column): ReadTarget {
    const notes = noteQuantity(this.#entries, this.#location);
    const data = (this.#numbers ?? this.#takeNumbers()).takeArray();
    return { column: { name, shape: [], data }, notes, evidence: this.#reader.evidence };
  }

  #asClasses(): ReadTarget {
    const codes = this.#codes.takeArray();
    const counts = new Uint32Array(this.#entries.length);
    for (const code of codes) counts[code]++;
    const { classNames, indices, notes } = nameClasses(this.#entries, counts, this.#location);
    const column = { name: this.#location.column, classes: classNames.length, classNames };
    return packColumn(column, codes, indices, [...notes, ...noteManyClasses(this.#entries, codes.length, this.#location)]);
  }

  /** Class indices of the training data. */
  #asKnownClasses(trained: PreparedColumn): ReadTarget {
    const { name, classes = 0, classNames } = trained;
    const indices = matchEntries(this.#entries, trained, this.#location);
    return packColumn({ name, classes, ...(classNames && { classNames }) }, this.#codes.takeArray(), indices, []);
  }
}

/** @param codes indices of the texts, which become those of their classes in place */
function packColumn(
  column: { readonly name: string; readonly classes: number; readonly classNames?: readonly string[] },
  codes: Uint32Array,
  indices: readonly number[],
  notes: readonly Message[],
): ReadTarget {
  for (let row = 0; row < codes.length; row++) codes[row] = indices[codes[row]];
  return { column: { ...column, shape: [], data: packClasses(codes, column.classes) }, notes, evidence: {} };
}

import { type Message, message, quoted } from '#engine/messages/index.ts';
import { choiceFor } from '#engine/params/index.ts';
import type { MissingRule, PreparedField, RawField, Tokens } from '#engine/training/index.ts';
import { unexpectedWithFix } from '../base/errors.ts';
import { type CellProblem, describeLocation } from './cell.ts';
import { asBoolean, isMissingMark, kindOf } from './cellKind.ts';
import { DateReader } from './dateReader.ts';
import { checkCategories, refuseCell } from './featureChecks.ts';
import { decideMissing } from './missing.ts';
import type { NumberReader } from './numberReader.ts';
import type { TableOptions } from './tableOptions.ts';

type Kind = RawField['kind'];

/** How a feature column is read. */
export interface FeatureReading {
  readonly file: string;
  readonly options: TableOptions;
  /** Shared by all columns, whose notation is the same. */
  readonly numbers: NumberReader;
  /** The column of the training data, for other data. */
  readonly trained?: PreparedField | undefined;
}

/** A feature column as read. */
export interface ReadFeature {
  readonly field: RawField;
  /** From the kept values to those of the field; absent if they are the same. */
  readonly convert?: (value: number) => number;
  readonly notes: readonly Message[];
}

/** What a column's texts are cut into; undefined if they are categories. */
function tokensIn({ text }: TableOptions, name: string): Tokens | undefined {
  const chosen = choiceFor(text, name);
  return chosen === 'chars' || chosen === 'words' ? chosen : undefined;
}

/** The kind that the options name; undefined if its first value decides. */
function chosenKind(options: TableOptions, name: string): Kind | undefined {
  if (Object.hasOwn(options.text, name) && tokensIn(options, name)) return 'text';
  const chosen = choiceFor(options.kind, name);
  return chosen === 'auto' ? undefined : (chosen as Kind);
}

/**
 * A feature column, cell by cell: of numbers, categories, dates or texts. Its first value decides, unless the options or the training data
 * do. A value that is missing is NaN.
 */
export class FeatureColumn {
  readonly name: string;
  readonly rule: MissingRule;
  readonly #reading: FeatureReading;
  readonly #isChosen: boolean;
  readonly #codes = new Map<string, number>();
  readonly #dates = new DateReader();
  #kind: Kind | undefined;
  #dateLine = 0;
  /** The first number among texts. */
  #mixed: { readonly text: string; readonly line: number } | undefined;
  #missing = 0;

  constructor(name: string, reading: FeatureReading) {
    const { options, trained } = reading;
    this.name = name;
    this.#reading = reading;
    this.#kind = trained?.kind ?? chosenKind(options, name);
    this.#isChosen = this.#kind !== undefined;
    this.rule = decideMissing(choiceFor(options.missing, name), trained);
  }

  /** Undefined before its first value, unless it is chosen. */
  get kind(): Kind | undefined {
    return this.#kind;
  }

  /** @throws UserError dataset.nonNumeric, missingValue, notFinite, tooManyClasses: each with the line */
  read(text: string, line: number): number {
    if (this.#kind === 'category') return this.#readCategory(text, line);
    if (this.#kind === 'text') return this.#readText(text, line);
    const value = this.#reading.numbers.read(text, line, this.name);
    if (typeof value !== 'number') return this.#readOther(value, text, line);
    if (this.#kind === 'date') throw this.#refuse('text', text, line);
    this.#kind = 'number';
    return value;
  }

  #readOther(problem: CellProblem, text: string, line: number): number {
    if (problem !== 'text') return this.#takeMissing(problem, text, line);
    const kind = kindOf(text);
    if (this.#kind === 'date' || (this.#kind === undefined && kind === 'date')) return this.#readDate(text, line);
    if (this.#kind !== undefined || (kind !== 'text' && kind !== 'boolean')) throw this.#refuse(problem, text, line);
    if (kind === 'text' && tokensIn(this.#reading.options, this.name)) {
      this.#kind = 'text';
      return this.#readText(text, line);
    }
    this.#kind = 'category';
    return this.#readCategory(text, line);
  }

  #readDate(text: string, line: number): number {
    const value = this.#dates.read(text);
    if (value === undefined) throw this.#refuse('text', text, line);
    this.#kind = 'date';
    this.#dateLine ||= line;
    return value;
  }

  #readCategory(text: string, line: number): number {
    const cell = text.trim();
    if (cell === '') return this.#takeMissing('empty', text, line);
    if (isMissingMark(cell)) return this.#takeMissing('missing', text, line);
    const category = asBoolean(cell) ?? cell;
    if (!this.#isChosen && this.#mixed === undefined && !Number.isNaN(Number(cell))) this.#mixed = { text: cell, line };
    return this.#codeOf(category);
  }

  /** Only an empty text is missing: `-` or `?` may be one. */
  #readText(text: string, line: number): number {
    const cell = text.trim();
    return cell === '' ? this.#takeMissing('empty', text, line) : this.#codeOf(cell);
  }

  #codeOf(text: string): number {
    const known = this.#codes.get(text);
    if (known !== undefined) return known;
    this.#codes.set(text, this.#codes.size);
    return this.#codes.size - 1;
  }

  /** @throws UserError dataset.missingValue, notFinite */
  #takeMissing(problem: CellProblem, text: string, line: number): number {
    const isInfinite = problem === 'notFinite' && !isMissingMark(text);
    if (this.rule === 'refuse' || isInfinite) throw this.#refuse(problem, text, line);
    this.#missing++;
    return Number.NaN;
  }

  /** @param rows the number of rows kept */
  finish(rows: number): ReadFeature {
    const { trained, options } = this.#reading;
    const kind = this.#kind ?? 'number';
    const missing = this.#fittingRule(kind);
    const isFilled = missing !== 'refuse' && missing !== 'drop';
    const isMarked = (trained?.indicator ?? options.indicator) && isFilled && kind !== 'text';
    const field = { name: this.name, kind, missing, ...(isMarked && { indicator: true }) };
    if (kind === 'date') return { field, convert: this.#decideDates(), notes: [] };
    if (kind === 'number') return { field, notes: this.#noteEmpty(rows) };
    if (kind === 'text') return { field: { ...field, ...this.#readTexts() }, notes: [] };
    const { categories, convert } = this.#sortCategories();
    const encoding = trained?.encoding ?? (choiceFor(options.categories, this.name) === 'index' ? 'index' : 'onehot');
    if (!trained) {
      const found = { count: categories.length, rows, isChosen: this.#isChosen, encoding };
      checkCategories(found, { file: this.#reading.file, column: this.name });
    }
    return { field: { ...field, categories, encoding }, convert, notes: this.#noteMixed() };
  }

  #readTexts(): Pick<RawField, 'tokens' | 'categories' | 'length' | 'vocabularySize'> {
    const { trained, options } = this.#reading;
    const tokens = trained?.tokens ?? tokensIn(options, this.name) ?? 'words';
    const { length, vocabulary: vocabularySize } = options;
    return { tokens, categories: [...this.#codes.keys()], vocabularySize, ...(length !== null && { length }) };
  }

  /**
   * A value for all columns is no category of one in which none is missing, and a text cannot stand for a missing number.
   * @throws UserError dataset.badOption
   */
  #fittingRule(kind: Kind): MissingRule {
    const { rule } = this;
    if (typeof rule !== 'object') return rule;
    const isOwn = Object.hasOwn(this.#reading.options.missing, this.name) || this.#reading.trained !== undefined;
    if (kind === 'category') return this.#missing > 0 || isOwn ? rule : 'refuse';
    if (typeof rule.constant === 'number' || kind === 'text') return rule;
    if (this.#missing === 0) return 'refuse';
    throw unexpectedWithFix('dataset.badOption', {
      where: message("{{file}}, column '{{column}}'", { file: this.#reading.file, column: this.name }),
      expected: message('a number in place of missing values'),
      received: quoted(rule.constant),
      fix: message('Choose a number with missing.{{column}}=0, or a statistic such as mean.', {
        column: encodeURIComponent(this.name),
      }),
    });
  }

  /** Sorted by their characters, numbers by size. */
  #sortCategories(): { categories: string[]; convert: (code: number) => number } {
    const written = [...this.#codes.keys()];
    const areNumbers = written.every((text) => !Number.isNaN(Number(text)));
    const categories = areNumbers ? written.toSorted((a, b) => Number(a) - Number(b)) : written.toSorted();
    const positions = new Map(categories.map((category, index) => [category, index]));
    const indices = written.map((category) => positions.get(category) ?? 0);
    return { categories, convert: (code) => (Number.isNaN(code) ? code : indices[code]) };
  }

  /** @throws UserError dataset.notation */
  #decideDates(): (value: number) => number {
    const decided = this.#dates.finish();
    if (typeof decided === 'function') return decided;
    const { problem, text } = decided;
    throw unexpectedWithFix('dataset.notation', {
      where: describeLocation({ file: this.#reading.file, line: this.#dateLine, column: this.name }),
      expected: message('dates whose day and month can be told apart'),
      received:
        problem === 'ambiguous'
          ? message("'{{text}}', and no number above 12 in the column", { text })
          : message("'{{text}}' among dates with the day first", { text }),
      fix: message('Write dates as 2026-04-03, or ignore the column with ignore={{column}}.', {
        column: encodeURIComponent(this.name),
      }),
    });
  }

  #noteMixed(): Message[] {
    if (!this.#mixed) return [];
    const values = { column: this.name, ...this.#mixed };
    return [message("Column '{{column}}' was read as categories, although '{{text}}' on line {{line}} is a number.", values)];
  }

  #noteEmpty(rows: number): Message[] {
    if (this.#missing < rows || rows === 0) return [];
    return [message("Column '{{column}}' is empty.", { column: this.name })];
  }

  #refuse(problem: CellProblem, text: string, line: number) {
    return refuseCell(problem, text, { file: this.#reading.file, line, column: this.name }, this.#kind);
  }
}

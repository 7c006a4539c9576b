import { type Message, message } from '#engine/messages/index.ts';
import { unexpectedWithFix } from '../base/errors.ts';
import { formatCount } from '../base/listNames.ts';
import { adviseOn, type CellProblem, cellError, DROP_ROWS, describeLocation, describeTwo, shorten } from './cell.ts';
import { isMissingMark, isMissingWord, isQuantity, kindOf } from './cellKind.ts';
import { nearlyAllDiffer } from './nearlyAllDiffer.ts';

/** One of the distinct texts of a target column. */
export interface Entry {
  /** As written, trimmed. */
  readonly text: string;
  readonly value: number | CellProblem;
  /** The line of its first occurrence. */
  readonly line: number;
}

/** The column of the entries. */
export interface TargetLocation {
  readonly file: string;
  readonly column: string;
}

/** True if an entry is neither a number nor a mark of a missing value. */
export const isText = ({ value }: Entry): boolean => value === 'text';

const AS_CLASSES = message('or read classes with task=classification.');

/**
 * Refuses marks of missing values; among classes `-` is none beside a `+`, and words such as `None` can be classes.
 * @throws UserError dataset.missingValue, dataset.notFinite.
 */
export function checkMissing(entries: readonly Entry[], isNumeric: boolean, location: TargetLocation): void {
  const hasPlus = entries.some(({ text }) => text === '+');
  const isBad = ({ text, value }: Entry): boolean =>
    isNumeric ? typeof value !== 'number' : isMissingMark(text) && !(text === '-' && hasPlus);
  const bad = entries.find(isBad);
  if (!bad) return;
  const problem = isNumeric && bad.value === 'notFinite' ? 'notFinite' : 'missing';
  const fix = isNumeric
    ? problem === 'missing'
      ? DROP_ROWS
      : undefined
    : message('Fill in the value, or drop such rows with missing=drop; a class needs another name.');
  throw cellError(problem, bad.text, { ...location, line: bad.line }, fix, isNumeric ? message('a number') : message('a class'));
}

/**
 * Refuses texts that are unlikely classes: numbers, dates and amounts, a mixture with numbers, or texts that nearly all differ.
 * @throws UserError dataset.notation, dataset.mixedTarget, dataset.tooManyClasses.
 */
export function checkClasses(entries: readonly Entry[], rows: number, location: TargetLocation): void {
  checkNotation(entries, location);
  const number = entries.find(({ value }) => typeof value === 'number');
  const text = entries.find(isText);
  if (text && number) throw mixedTarget(text, number, location);
  if (nearlyAllDiffer(entries.length, rows)) throw tooManyClasses(entries.length, location, rows);
}

/** A note on requested classes that hardly recur. */
export function noteManyClasses(entries: readonly Entry[], rows: number, { column }: TargetLocation): Message[] {
  if (!nearlyAllDiffer(entries.length, rows)) return [];
  return [
    message(
      "Column '{{column}}' has {{count}} different values in {{rows}} rows; there are few samples per class to learn from.",
      { column, count: formatCount(entries.length), rows: formatCount(rows) },
    ),
  ];
}

/** A column is not one of classes if half of its distinct texts are quantities or dates. */
function checkNotation(entries: readonly Entry[], location: TargetLocation): void {
  const kinds = entries.map(({ text, value }) => (typeof value === 'number' ? 'number' : kindOf(text)));
  const quantities = kinds.filter((kind) => kind === 'number' || isQuantity(kind)).length;
  const dates = kinds.filter((kind) => kind === 'date').length;
  const first = kinds.findIndex((kind) => (dates > quantities ? kind === 'date' : kind !== 'number' && isQuantity(kind)));
  if (first >= 0 && Math.max(dates, quantities) >= entries.length / 2)
    throw unreadableNotation(entries[first], dates > quantities, location);
}

function unreadableNotation({ text, line }: Entry, isDate: boolean, location: TargetLocation) {
  const cell = shorten(text);
  return unexpectedWithFix('dataset.notation', {
    where: describeLocation({ ...location, line }),
    expected: message('a number or the name of a class'),
    received: isDate
      ? message("'{{cell}}', which looks like a date", { cell })
      : message("'{{cell}}', which looks like a number in another notation", { cell }),
    fix: adviseOn(text, AS_CLASSES),
  });
}

function mixedTarget(text: Entry, number: Entry, { file, column }: TargetLocation) {
  return unexpectedWithFix('dataset.mixedTarget', {
    where: message("{{file}}, column '{{column}}'", { file, column }),
    expected: message('only numbers or only text'),
    received: describeTwo({ ...number, text: shorten(number.text) }, { ...text, text: shorten(text.text) }),
    fix: message('Correct the cells, or read all of them as classes with task=classification.'),
  });
}

/** The error for too many texts for classes: nearly as many as rows, or above the maximum. */
export function tooManyClasses(count: number, { file, column }: TargetLocation, rows?: number) {
  const texts = formatCount(count);
  return unexpectedWithFix('dataset.tooManyClasses', {
    where: message("{{file}}, column '{{column}}'", { file, column }),
    expected: message('numbers, or repeated classes'),
    ...(rows === undefined
      ? {
          received: message('{{count}} different texts', { count: texts }),
          fix: message('Choose another column with target=NAME.'),
        }
      : {
          received: message('{{count}} different texts in {{rows}} rows', { count: texts, rows: formatCount(rows) }),
          fix: message('Choose another column with target=NAME, or read classes with task=classification.'),
        }),
  });
}

/** Notes on a numeric column: leading zeros suggest codes, which are not quantities. */
export function noteQuantity(entries: readonly Entry[], { column }: TargetLocation): Message[] {
  const code = entries.find(({ text }) => /^0\d+$/.test(text));
  if (!code) return [];
  return [
    message(
      "Column '{{column}}' was read as numbers, although '{{text}}' on line {{line}} looks like a code; for classes use task=classification.",
      { column, text: code.text, line: code.line },
    ),
  ];
}

/** Notes on classes that may mark missing values. */
export function noteMissingWords(entries: readonly Entry[], counts: ArrayLike<number>, { column }: TargetLocation): Message[] {
  return entries.flatMap(({ text }, code) => {
    if (!isMissingWord(text)) return [];
    const times = counts[code] === 1 ? message('once') : message('{{count}} times', { count: formatCount(counts[code]) });
    return [
      message(
        "'{{text}}' occurs {{times}} in column '{{column}}' and was read as a class; if it marks missing values, remove these rows.",
        { text, times, column },
      ),
    ];
  });
}

import { type Message, message, quoted } from '#engine/messages/index.ts';
import type { PreparedColumn } from '#engine/training/index.ts';
import { oneClass, unknownClass } from '../base/classes.ts';
import { cellError, describeLocation, shorten } from './cell.ts';
import { asBoolean, isMissingMark } from './cellKind.ts';
import { type Entry, noteMissingWords, type TargetLocation } from './targetChecks.ts';

/** The classes of a column, and the class of each entry. */
interface NamedClasses {
  readonly classNames: readonly string[];
  /** By the index of an entry. */
  readonly indices: readonly number[];
  readonly notes: readonly Message[];
}

/**
 * Names the classes of a column as written, sorted: numbers by size, text by its
 * characters. Only booleans are one class in any spelling.
 * @param counts occurrences of each entry
 * @throws UserError dataset.oneClass.
 */
export function nameClasses(entries: readonly Entry[], counts: ArrayLike<number>, location: TargetLocation): NamedClasses {
  const names = spellAlike(entries);
  const numberOf = new Map(entries.map(({ value }, index) => [names[index], Number(value)]));
  const classNames = [...new Set(names)].sort();
  if (entries.every(({ value }) => typeof value === 'number'))
    classNames.sort((a, b) => (numberOf.get(a) ?? 0) - (numberOf.get(b) ?? 0));
  if (classNames.length === 1)
    throw oneClass(message("{{file}}, column '{{column}}',", { ...location }), quoted(shorten(classNames[0])));
  const indexOf = new Map(classNames.map((name, index) => [name, index]));
  const notes = [
    ...noteSpelling(entries, names, location),
    ...noteAlike(classNames, numberOf, location),
    ...noteMissingWords(entries, counts, location),
  ];
  return { classNames, indices: names.map((name) => indexOf.get(name) ?? 0), notes };
}

/** The text of each entry; booleans of mixed spelling in lower case. */
function spellAlike(entries: readonly Entry[]): string[] {
  const truths = entries.map(({ text }) => asBoolean(text));
  const differ = new Set(truths).size < new Set(entries.map(({ text }) => text)).size;
  return entries.map(({ text }, index) => (differ && truths.every(Boolean) && truths[index]) || text);
}

function noteSpelling(entries: readonly Entry[], names: readonly string[], { column }: TargetLocation): Message[] {
  const spellings = entries.flatMap(({ text }, index) => {
    const name = names[index];
    return text === name ? [] : [message("'{{text}}' as '{{name}}'", { text, name })];
  });
  if (spellings.length === 0) return [];
  return [message("Boolean values in column '{{column}}' were read in one spelling: {{spellings}}.", { column, spellings })];
}

/** Classes that differ only in letter case, or are the same number written differently. */
function noteAlike(classNames: readonly string[], numberOf: ReadonlyMap<string, number>, { column }: TargetLocation): Message[] {
  const seen = new Map<string | number, string>();
  for (const name of classNames) {
    const value = numberOf.get(name);
    const key = value === undefined || Number.isNaN(value) ? name.toLowerCase() : value;
    const other = seen.get(key);
    if (other !== undefined)
      return [
        message(
          "'{{other}}' and '{{name}}' in column '{{column}}' are different classes, because classes are compared exactly as written.",
          { other, name, column },
        ),
      ];
    seen.set(key, name);
  }
  return [];
}

/**
 * The class index of each entry in data other than the training data: by name, or the written indices themselves if the classes
 * have no names.
 * @throws UserError dataset.unknownClass, dataset.missingValue.
 */
export function matchEntries(entries: readonly Entry[], trained: PreparedColumn, location: TargetLocation): number[] {
  const names = trained.classNames ?? Array.from({ length: trained.classes ?? 0 }, (_, index) => String(index));
  const areBoolean = new Set(names.map(asBoolean)).size === names.length && names.every(asBoolean);
  const keyOf = (text: string): string => (areBoolean && asBoolean(text)) || text;
  const indexOf = new Map(names.map((name, index) => [keyOf(name), index]));
  return entries.map(({ text, line }) => {
    const index = indexOf.get(keyOf(text));
    if (index !== undefined) return index;
    if (isMissingMark(text)) throw cellError('missing', text, { ...location, line }, undefined, message('a class'));
    throw unknownClass(describeLocation({ ...location, line }), shorten(text), trained);
  });
}

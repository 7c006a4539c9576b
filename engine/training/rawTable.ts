import type { StoredNumbers } from '../kernels/index.ts';
import { columnOf, valuesAt } from './blocks.ts';
import type { PreparedField } from './preparation.ts';
import { fitVocabulary, tokensOf } from './tokens.ts';

/** What takes the place of a missing value: a statistic of the training rows, or a constant. Otherwise it is not accepted. */
export type MissingRule = 'refuse' | 'drop' | 'mean' | 'median' | 'mode' | { readonly constant: number | string };

/** A column of a table before its encoding. */
export interface RawField extends Pick<PreparedField, 'name' | 'kind' | 'encoding' | 'indicator' | 'tokens'> {
  readonly missing: MissingRule;
  /** The names that the indices stand for, in the order of their features; the different texts of a column of texts. */
  readonly categories?: readonly string[];
  /** Of texts: number of tokens that the network sees. Default: those of the longest training text, up to {@link MOST_TOKENS}. */
  readonly length?: number;
  /** Of texts: the most tokens that are told apart. */
  readonly vocabularySize?: number;
}

/** Longer texts are cut off, unless a length is chosen. */
export const MOST_TOKENS = 512;

/** The rows of some columns: numbers, days of dates, or indices of categories or texts; NaN for a missing value. */
export interface RawTable {
  readonly fields: readonly RawField[];
  /** Row-major: the value of field f in row r at `r · fields.length + f`. */
  readonly data: Float64Array | Float32Array | StoredNumbers;
}

/** An array of zeros of the same precision. */
export const numbersLike = (data: Float64Array | Float32Array, length: number): Float64Array | Float32Array =>
  data instanceof Float32Array ? new Float32Array(length) : new Float64Array(length);

/**
 * Fixes how columns are encoded by their training rows: categories that occur in them, and what fills missing values.
 * @param train indices of the training rows
 * @returns one per field; `fill` is absent where it has no value to be computed from
 */
export function fitFields(table: RawTable, train: Uint32Array): PreparedField[] {
  return table.fields.map((field, index) => fitField(field, valuesOf(table, index, train)));
}

function fitField(field: RawField, values: Float64Array): PreparedField {
  const { name, kind, encoding = 'onehot', indicator } = field;
  const fill = fillOf(field, values);
  return {
    ...{ name, kind },
    ...(fill !== undefined && { fill }),
    ...(indicator && { indicator }),
    ...(kind === 'category' && { categories: categoriesIn(field, values, fill), encoding }),
    ...(kind === 'text' && fitTexts(field, values)),
  };
}

/** The tokens of the training rows, and how many of each text are seen. */
function fitTexts(
  { categories = [], tokens = 'words', length, vocabularySize = Number.POSITIVE_INFINITY }: RawField,
  values: Float64Array,
): Pick<PreparedField, 'tokens' | 'vocabulary' | 'length'> {
  const texts = Array.from(
    values.filter((value) => !Number.isNaN(value)),
    (value) => tokensOf(categories[value], tokens),
  );
  const longest = texts.reduce((most, text) => Math.max(most, text.length), 1);
  return { tokens, vocabulary: fitVocabulary(texts, vocabularySize), length: length ?? Math.min(longest, MOST_TOKENS) };
}

function fillOf({ missing, kind, categories = [] }: RawField, values: Float64Array): number | string | undefined {
  if (missing === 'refuse' || missing === 'drop') return undefined;
  if (typeof missing === 'object') return isWritten(kind) ? String(missing.constant) : Number(missing.constant);
  if (kind === 'text') return '';
  const known = values.filter((value) => !Number.isNaN(value)).sort();
  if (known.length === 0) return undefined;
  if (kind === 'category') return categories[mostFrequent(known)];
  return STATISTICS[missing](known);
}

/** True for a column whose values are words rather than numbers. */
const isWritten = (kind: RawField['kind']): boolean => kind === 'category' || kind === 'text';

const STATISTICS = { mean, median, mode: mostFrequent } as const;

// Each takes the known values in ascending order.

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Of an even number of values, the mean of the middle two. */
function median(sorted: Float64Array): number {
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Of several equally frequent values, the smallest. */
function mostFrequent(sorted: Float64Array): number {
  let best = sorted[0];
  let most = 0;
  for (let start = 0, end = 0; start < sorted.length; start = end) {
    while (end < sorted.length && sorted[end] === sorted[start]) end++;
    if (end - start <= most) continue;
    most = end - start;
    best = sorted[start];
  }
  return best;
}

/** The categories of the training rows, and the one that fills missing values. */
function categoriesIn({ categories = [] }: RawField, values: Float64Array, fill: number | string | undefined): string[] {
  const seen = new Set(values);
  const known = categories.filter((_, index) => seen.has(index));
  return typeof fill === 'string' && !known.includes(fill) ? [...known, fill] : known;
}

function valuesOf({ fields, data }: RawTable, field: number, rows: Uint32Array): Float64Array {
  return valuesAt(columnOf(data, fields.length, field), rows);
}

import type { PreparedField } from './preparation.ts';
import { numbersLike, type RawField, type RawTable } from './rawTable.ts';
import { indexTokens, indexVocabulary, tokensOf } from './tokens.ts';

/** A table, or rows of it, in memory. */
export interface TableInMemory extends RawTable {
  readonly data: Float64Array | Float32Array;
}

/** The features of encoded rows. */
export interface EncodedTable {
  /** `age`, `age missing`, `color=red`. */
  readonly features: readonly string[];
  /** Row-major: feature f of row r at `r · features.length + f`. */
  readonly data: Float64Array | Float32Array;
  /** True for a feature that is a number, rather than 0 or 1 or an index. */
  readonly isQuantity: readonly boolean[];
}

/** A feature: its name, and its value from that of the column. */
interface Feature {
  readonly name: string;
  readonly isQuantity: boolean;
  readonly encode: (value: number) => number;
}

/**
 * Encodes the rows of a table: numbers as they are, categories as features of 0 and 1 or as an index, texts as an
 * index per token, missing values filled.
 * @param prepared fixed by the training rows, in the order of the table's fields
 */
export function encodeFields({ fields, data }: TableInMemory, prepared: readonly PreparedField[]): EncodedTable {
  const columns = fields.map((field, index) => featuresOf(field, prepared[index]));
  const features = columns.flat();
  const rows = data.length / fields.length;
  const encoded = numbersLike(data, rows * features.length);
  for (let row = 0, from = 0, to = 0; row < rows; row++) {
    for (const column of columns) {
      const value = data[from++];
      for (const feature of column) encoded[to++] = feature.encode(value);
    }
  }
  return {
    features: features.map(({ name }) => name),
    data: encoded,
    isQuantity: features.map(({ isQuantity }) => isQuantity),
  };
}

/** The number of features that a column becomes. */
export function countFeatures(field: PreparedField): number {
  return countValues(field) + (field.indicator ? 1 : 0);
}

function countValues({ kind, encoding, categories = [], length = 1 }: PreparedField): number {
  if (kind === 'text') return length;
  return kind === 'category' && encoding !== 'index' ? categories.length : 1;
}

function featuresOf(field: RawField, prepared: PreparedField): Feature[] {
  const values = valueFeatures(field, prepared);
  return prepared.indicator ? [...values, missingFeature(prepared)] : values;
}

function valueFeatures(field: RawField, prepared: PreparedField): Feature[] {
  if (prepared.kind === 'category') return categoryFeatures(field, prepared);
  return prepared.kind === 'text' ? textFeatures(field, prepared) : [numberFeature(prepared)];
}

function numberFeature({ name, fill }: PreparedField): Feature {
  const filled = Number(fill ?? Number.NaN);
  return { name, isQuantity: true, encode: (value) => (Number.isNaN(value) ? filled : value) };
}

function missingFeature({ name }: PreparedField): Feature {
  return { name: `${name} missing`, isQuantity: false, encode: (value) => (Number.isNaN(value) ? 1 : 0) };
}

function categoryFeatures(
  { categories = [] }: RawField,
  { name, categories: known = [], fill, encoding }: PreparedField,
): Feature[] {
  const positions = categories.map((category) => known.indexOf(category));
  const filled = known.indexOf(String(fill));
  const positionOf = (value: number): number => (Number.isNaN(value) ? filled : (positions[value] ?? -1));
  if (encoding === 'index') return [{ name, isQuantity: false, encode: (value) => positionOf(value) + 1 }];
  return known.map((category, index) => ({
    name: `${name}=${category}`,
    isQuantity: false,
    encode: (value) => (positionOf(value) === index ? 1 : 0),
  }));
}

function textFeatures(
  { categories = [] }: RawField,
  { name, tokens = 'words', vocabulary = [], length = 1, fill = '' }: PreparedField,
): Feature[] {
  const indexOf = indexVocabulary(vocabulary);
  const [filled, ...texts] = [String(fill), ...categories].map((text) => indexTokens(tokensOf(text, tokens), indexOf, length));
  return Array.from({ length }, (_, position) => ({
    name: `${name}[${position}]`,
    isQuantity: false,
    encode: (value) => (Number.isNaN(value) ? filled : texts[value])[position],
  }));
}

/** Categories of a table that do not occur in the training rows, by column. */
export function unknownCategories({ fields }: RawTable, prepared: readonly PreparedField[]): Map<string, readonly string[]> {
  const found = fields.flatMap(({ name, categories = [] }, index) => {
    const known = new Set(prepared[index].categories);
    const unknown = categories.filter((category) => !known.has(category));
    return prepared[index].kind === 'category' && unknown.length > 0 ? [[name, unknown] as const] : [];
  });
  return new Map(found);
}

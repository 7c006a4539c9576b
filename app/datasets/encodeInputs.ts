import { type Message, message, quoted } from '#engine/messages/index.ts';
import {
  type Column,
  columnOf,
  countFeatures,
  encodeFields,
  fitFields,
  isStored,
  type Normalize,
  type NumberArray,
  normalizeColumn,
  type PreparedField,
  type RawTable,
  unknownCategories,
} from '#engine/training/index.ts';
import { tooLarge, unexpectedWithFix } from './base/errors.ts';
import { formatCount, listNames } from './base/listNames.ts';
import { storeMapped } from './base/numberWriter.ts';
import type { RawInput } from './base/source.ts';
import { TABLE_LIMITS } from './table/limits.ts';

/**
 * The input of training data as the network sees it: encoded, and normalized but for features of 0 and 1.
 * @param train indices of the training samples, which alone decide how
 * @param where name of the data in messages
 * @throws UserError dataset.allMissing, tooLarge
 */
export function prepareInput(column: RawInput, train: Uint32Array, normalize: Normalize, where: string): Column {
  const { fields, ...plain } = column;
  if (!fields) return normalizeColumn(plain, train, normalize);
  const table = tableOf(column, fields);
  const fitted = fitFields(table, train);
  checkFilled(table, fitted, where);
  const { encoded, isQuantity } = encode(column, table, fitted, where);
  return isQuantity.some(Boolean) ? normalizeColumn(encoded, train, normalize, isQuantity) : encoded;
}

/** The input of other data, encoded like that of the training data. */
export function encodeLike(column: RawInput, prepared: readonly PreparedField[] | undefined, where: string): Column {
  const { fields, ...plain } = column;
  return fields && prepared ? encode(column, tableOf(column, fields), prepared, where).encoded : plain;
}

/** Categories that the training rows lack, a sentence per column. */
export function noteUnknownCategories(column: RawInput, prepared: readonly PreparedField[] | undefined): Message[] {
  if (!column.fields || !prepared) return [];
  return [...unknownCategories(tableOf(column, column.fields), prepared)].map(([name, categories]) =>
    message("Categories of column '{{column}}' that do not occur in the training rows count as unknown: {{categories}}.", {
      column: name,
      categories: listNames(categories, 8),
    }),
  );
}

const tableOf = ({ data }: RawInput, fields: RawTable['fields']): RawTable => ({
  fields,
  data: data instanceof Uint8Array ? Float64Array.from(data) : data,
});

function encode(
  { fields: _, features: __, ...column }: RawInput,
  table: RawTable,
  prepared: readonly PreparedField[],
  where: string,
) {
  const rows = table.data.length / table.fields.length;
  const count = prepared.reduce((sum, field) => sum + countFeatures(field), 0);
  if (rows * count > TABLE_LIMITS.numbers) throw tooManyFeatures(count, where);
  const { features, data, isQuantity } = encodeRows(table, prepared, { numbers: rows * count, where });
  const isText = prepared.some(({ kind }) => kind === 'text');
  const isIndex = isText || prepared.every(({ encoding }) => encoding === 'index');
  const described = { ...(!isText && { features }), ...(isIndex && { isIndex }), fields: prepared };
  return { encoded: { ...column, ...described, shape: [features.length], data }, isQuantity };
}

interface Encoding {
  /** How many there will be. */
  readonly numbers: number;
  readonly where: string;
}

/** Encodes in memory, or many numbers block by block. @throws UserError dataset.diskFull */
function encodeRows({ fields, data }: RawTable, prepared: readonly PreparedField[], { numbers, where }: Encoding) {
  if (!isStored(data) && numbers <= TABLE_LIMITS.inMemory) return encodeFields({ fields, data }, prepared);
  const { features, isQuantity } = encodeFields({ fields, data: new Float64Array() }, prepared);
  const encodeBlock = (block: NumberArray) => encodeFields({ fields, data: Float64Array.from(block) }, prepared).data;
  return { features, isQuantity, data: storeMapped(data, fields.length, where, encodeBlock) };
}

/** A missing value needs something to take its place. */
function checkFilled({ fields, data }: RawTable, fitted: readonly PreparedField[], where: string): void {
  fitted.forEach(({ name, fill }, position) => {
    if (fill !== undefined) return;
    if (columnOf(data, fields.length, position).includes(Number.NaN)) throw allMissing(name, where);
  });
}

function allMissing(column: string, where: string) {
  return unexpectedWithFix('dataset.allMissing', {
    where: message("{{file}}, column '{{column}}'", { file: where, column }),
    expected: message('a value in at least one training row'),
    received: message('only missing values'),
    fix: message('Ignore the column with ignore={{column}}, or fill it with missing.{{column}}=0.', {
      column: encodeURIComponent(column),
    }),
  });
}

function tooManyFeatures(count: number, where: string) {
  return tooLarge(
    quoted(where),
    message('{{count}} numbers in all rows', { count: formatCount(TABLE_LIMITS.numbers) }),
    message('{{count}} features per row after encoding', { count: formatCount(count) }),
    message('Ignore columns of many categories, or feed them to an embedding with categories=index.'),
  );
}

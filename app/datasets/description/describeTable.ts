import type { TableColumn, TableDescription } from '#app/contract/index.ts';
import { sizeOf } from '#engine/ops/index.ts';
import { type Column, type Dataset, type PreparedField, type RawField, valuesAt } from '#engine/training/index.ts';
import type { Source } from '../base/source.ts';
import { association, type Variable } from './association.ts';
import { countDuplicates } from './duplicates.ts';

/** Categories that are listed, the most frequent first. */
const MOST_LISTED = 12;
const BINS = 20;

/** Values of larger tables are described by their first rows. */
const MOST_VALUES = 5_000_000;

/** Rows of the preview. */
const PREVIEW_ROWS = 12;

/** A column of a table as it was read, with its role. */
interface ReadColumn extends Variable, Pick<TableColumn, 'name'> {
  readonly role: 'feature' | 'target';
  readonly kind: RawField['kind'];
  readonly categories?: readonly string[] | undefined;
  readonly prepared?: PreparedField | undefined;
}

/**
 * The columns of a table as they were read, before their encoding; undefined if the data is no table.
 * @param inputs encoded, in the order of the source's
 */
export function describeTable(
  source: Source,
  { inputs, splits }: Pick<Dataset, 'inputs' | 'splits'>,
): TableDescription | undefined {
  if (!source.inputs.every(({ features }) => features)) return undefined;
  const width = source.inputs.reduce((sum, { shape }) => sum + sizeOf(shape), source.targets.length);
  const described = Math.min(source.samples, Math.floor(MOST_VALUES / width));
  const train = splits.train.filter((row) => row < described).sort();
  const read = targetsOf(source, described);
  // The past of a target can be a feature; it is one column all the same.
  const features = featuresOf(source, inputs, described).filter(({ name }) => !read.some((target) => target.name === name));
  const columns = [...features, ...read];
  const targets = read.map((column) => inRows(column, train));
  return {
    columns: [...columns.map((column) => describeColumn(column, inRows(column, train), targets)), ...(source.otherColumns ?? [])],
    rows: Array.from(splits.train.subarray(0, PREVIEW_ROWS), (row) => columns.map((column) => cellOf(column, row))),
    described,
    // Rows of a time series may recur.
    duplicates: source.series ? 0 : countDuplicates(columns.map(({ values }) => values)),
  };
}

/** A value as it was read. */
function cellOf({ kind, values, categories }: ReadColumn, row: number): number | string | null {
  const value = values[row];
  if (value === undefined || Number.isNaN(value)) return null;
  if (kind === 'category' || kind === 'text') return categories?.[value] ?? String(value);
  return kind === 'date' ? isoOf(value) : value;
}

/** Without the time at midnight. */
function isoOf(days: number): string {
  const text = new Date(Math.round(days * 86_400_000)).toISOString();
  return text.replace(/T00:00:00\.000Z$/, '').replace(/(:00)?\.000Z$/, '');
}

function featuresOf({ inputs }: Source, encoded: readonly Column[], rows: number): ReadColumn[] {
  return inputs.flatMap(({ data, features = [], fields }, input) => {
    const known: readonly Pick<RawField, 'name' | 'kind' | 'categories'>[] =
      fields ?? features.map((name) => ({ name, kind: 'number' as const }));
    return known.map(({ name, kind, categories }, position) => ({
      ...{ name, kind, categories, role: 'feature' as const },
      isCategory: kind === 'category',
      values: firstValues(data, position, known.length, rows),
      prepared: encoded[input].fields?.[position],
    }));
  });
}

function targetsOf({ targets }: Source, rows: number): ReadColumn[] {
  return targets
    .filter(({ shape }) => sizeOf(shape) === 1)
    .map(({ name, data, classes, classNames }) => ({
      ...{ name, role: 'target' as const, kind: classes === undefined ? ('number' as const) : ('category' as const) },
      ...(classes !== undefined && { categories: classNames ?? Array.from({ length: classes }, (_, index) => String(index)) }),
      isCategory: classes !== undefined,
      values: Float64Array.from(data.subarray(0, rows)),
    }));
}

function firstValues(data: ArrayLike<number>, position: number, width: number, rows: number): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) => data[row * width + position]);
}

const inRows = <C extends Variable>(column: C, rows: Uint32Array): C => ({
  ...column,
  values: valuesAt(column.values, rows),
});

/** @param train the column in the training rows, and the targets there */
function describeColumn(column: ReadColumn, train: ReadColumn, targets: readonly ReadColumn[]): TableColumn {
  const { name, role, kind, prepared } = column;
  const explained = role === 'target' || kind === 'text' ? [] : targets.flatMap((target) => association(train, target) ?? []);
  return {
    ...{ name, role, kind },
    missing: column.values.reduce((count, value) => count + (Number.isNaN(value) ? 1 : 0), 0),
    ...(prepared?.fill !== undefined && { fill: prepared.fill }),
    ...describeValues(train),
    ...(explained.length > 0 && { association: Math.max(...explained) }),
  };
}

function describeValues(column: ReadColumn): Pick<TableColumn, 'categories' | 'distinct' | 'statistics' | 'histogram'> {
  if (column.kind === 'text') return { distinct: new Set(column.values).size };
  return column.isCategory ? describeCategories(column) : describeNumbers(column);
}

function describeCategories({ values, categories = [] }: ReadColumn): Pick<TableColumn, 'categories' | 'distinct'> {
  const counts = new Uint32Array(categories.length);
  for (const value of values) if (!Number.isNaN(value)) counts[value]++;
  const found = categories.map((name, index) => ({ name, count: counts[index] })).filter(({ count }) => count > 0);
  return { distinct: found.length, categories: found.toSorted((a, b) => b.count - a.count).slice(0, MOST_LISTED) };
}

function describeNumbers({ values }: ReadColumn): Pick<TableColumn, 'statistics' | 'histogram' | 'distinct'> {
  const known = values.filter((value) => !Number.isNaN(value));
  if (known.length === 0) return { distinct: 0 };
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const variance = known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / known.length;
  const sorted = known.toSorted();
  const [min, max] = [sorted[0], sorted[sorted.length - 1]];
  return {
    distinct: new Set(known).size,
    statistics: { min, max, mean, deviation: Math.sqrt(variance), median: medianOf(sorted) },
    histogram: histogramOf(known, min, max),
  };
}

const medianOf = (sorted: Float64Array): number => (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;

/** Counts in equal intervals from the smallest value to the largest; a single one if all are equal. */
function histogramOf(values: Float64Array, min: number, max: number): number[] {
  if (min === max) return [values.length];
  const counts = new Array<number>(BINS).fill(0);
  for (const value of values) counts[Math.min(BINS - 1, Math.floor(((value - min) / (max - min)) * BINS))]++;
  return counts;
}

import type { RawField } from '#engine/training/index.ts';
import { packClasses } from '../base/classes.ts';
import type { RawColumn, RawInput, Series, Source } from '../base/source.ts';
import { SPLIT_NAMES, type SplitRule } from '../base/splitRule.ts';

type Rows = Omit<Source, 'name'>;

/** A table with the rows of another one of the same columns, as its test split. */
export function appendRows(table: Rows, test: Rows): Rows {
  const { samples } = table;
  return {
    ...table,
    inputs: table.inputs.map((input, index) => joinInputs(input, test.inputs[index])),
    targets: table.targets.map((target, index) => joinTargets(target, test.targets[index])),
    samples: samples + test.samples,
    ...(table.weights && test.weights && { weights: joinWeights(table.weights, test.weights) }),
    testFrom: samples,
    ...(table.split && { split: withTest(table.split, test.samples) }),
    ...(table.series && test.series && { series: joinSeries(table.series, test.series) }),
  };
}

function joinInputs(first: RawInput, second: RawInput): RawInput {
  const { fields } = first;
  if (!fields) return { ...first, ...joinValues(first, second) };
  const joined = fields.map((field, index) => joinCategories(field, second.fields?.[index]));
  const renamed = second.data.map((value, index) => joined[index % fields.length].rename(value));
  return { ...first, ...joinValues(first, { ...second, data: renamed }), fields: joined.map(({ field }) => field) };
}

/** The categories of both, and the index there of one of the second. */
function joinCategories(first: RawField, second: RawField | undefined) {
  if (!first.categories) return { field: first, rename: (value: number) => value };
  const { categories = [] } = second ?? {};
  const all = [...new Set([...first.categories, ...categories])];
  const indexOf = new Map(all.map((category, index) => [category, index]));
  const indices = categories.map((category) => indexOf.get(category) ?? Number.NaN);
  const rename = (value: number): number => (Number.isNaN(value) ? value : indices[value]);
  return { field: { ...first, categories: all }, rename };
}

function joinTargets(first: RawColumn, second: RawColumn): RawColumn {
  const joined = joinValues(first, second);
  return { ...first, ...joined, ...(first.classes !== undefined && { data: packClasses(joined.data, first.classes) }) };
}

function joinValues(first: RawColumn, second: RawColumn): Pick<RawColumn, 'data' | 'lines'> {
  const data = new Float64Array(first.data.length + second.data.length);
  data.set(first.data);
  data.set(second.data, first.data.length);
  const lines = first.lines && second.lines && join(first.lines, second.lines);
  return { data, ...(lines && { lines }) };
}

function joinWeights(first: Float64Array, second: Float64Array): Float64Array {
  const joined = new Float64Array(first.length + second.length);
  joined.set(first);
  joined.set(second, first.length);
  return joined;
}

/** Test rows have no group and no time to be split by; a column that names the splits is joined with theirs. */
function withTest(rule: SplitRule, count: number): SplitRule {
  if (rule.by !== 'column') return rule;
  const splits = new Uint8Array(rule.splits.length + count).fill(SPLIT_NAMES.indexOf('test'));
  splits.set(rule.splits);
  return { by: 'column', splits };
}

/** Series of their own. */
function joinSeries(first: Series, second: Series): Series {
  const rows = first.order.length;
  const series = first.groups.reduce((most, group) => Math.max(most, group), 0) + 1;
  return {
    ...first,
    order: join(
      first.order,
      second.order.map((row) => row + rows),
    ),
    groups: join(
      first.groups,
      second.groups.map((group) => group + series),
    ),
  };
}

function join(first: ArrayLike<number>, second: ArrayLike<number>): Uint32Array {
  const joined = new Uint32Array(first.length + second.length);
  joined.set(first);
  joined.set(second, first.length);
  return joined;
}

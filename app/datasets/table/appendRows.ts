import { isStored, type RawField } from '#engine/training/index.ts';
import { packClasses } from '../base/classes.ts';
import { NumberWriter, precisionOf } from '../base/numberWriter.ts';
import type { RawColumn, RawInput, Series, Source } from '../base/source.ts';
import { SPLIT_NAMES, type SplitRule } from '../base/splitRule.ts';

type Rows = Omit<Source, 'name'>;

/**
 * A table with the rows of another one of the same columns, as its test split.
 * @param where the name of the data, in messages
 * @throws UserError dataset.diskFull
 */
export function appendRows(table: Rows, test: Rows, where: string): Rows {
  const { samples } = table;
  return {
    ...table,
    inputs: table.inputs.map((input, index) => joinInputs(input, test.inputs[index], where)),
    targets: table.targets.map((target, index) => joinTargets(target, test.targets[index])),
    samples: samples + test.samples,
    ...(table.weights && test.weights && { weights: joinWeights(table.weights, test.weights) }),
    testFrom: samples,
    ...(table.split && { split: withTest(table.split, test.samples) }),
    ...(table.series && test.series && { series: joinSeries(table.series, test.series) }),
  };
}

function joinInputs(first: RawInput, second: RawInput, where: string): RawInput {
  const { fields = [] } = first;
  const joined = fields.map((field, index) => joinCategories(field, second.fields?.[index]));
  const rename = (value: number, index: number): number => joined[index % fields.length].rename(value);
  const data = joinNumbers(first.data, second.data, { where, ...(first.fields && { rename }) });
  const lines = joinLines(first, second);
  return { ...first, data, ...lines, ...(first.fields && { fields: joined.map(({ field }) => field) }) };
}

interface Joining {
  readonly where: string;
  /** What the second numbers are in the first ones. */
  readonly rename?: (value: number, index: number) => number;
}

/** In memory, unless one of them is not. */
function joinNumbers(first: RawInput['data'], second: RawInput['data'], { where, rename = (value) => value }: Joining) {
  if (!isStored(first) && !isStored(second)) {
    const data = new Float64Array(first.length + second.length);
    data.set(first);
    data.set(second.map(rename), first.length);
    return data;
  }
  const writer = new NumberWriter(precisionOf(first), where);
  for (const value of first) writer.push(value);
  let index = 0;
  for (const value of second) writer.push(rename(value, index++));
  return writer.takeArray();
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
  const data = new Float64Array(first.data.length + second.data.length);
  data.set(first.data);
  data.set(second.data, first.data.length);
  const { classes } = first;
  return { ...first, ...joinLines(first, second), data: classes === undefined ? data : packClasses(data, classes) };
}

function joinLines(first: Pick<RawColumn, 'lines'>, second: Pick<RawColumn, 'lines'>): Pick<RawColumn, 'lines'> {
  return first.lines && second.lines ? { lines: join(first.lines, second.lines) } : {};
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

import { message, quoted } from '#engine/messages/index.ts';
import { sizeOf } from '#engine/ops/index.ts';
import type { Column, Dataset } from '#engine/training/index.ts';
import { tooLarge, unexpectedWithFix } from './base/errors.ts';
import { formatCount } from './base/listNames.ts';
import { precisionOf } from './base/numberWriter.ts';
import type { Series } from './base/source.ts';
import { SPLIT_NAMES } from './base/splitRule.ts';
import { TABLE_LIMITS } from './table/limits.ts';
import { createValueList } from './table/valueList.ts';

/** Single rows of a table, encoded and split. */
export type Rows = Pick<Dataset, 'inputs' | 'targets' | 'splits'>;

/** A sample by its rows, as positions in the order of a series. */
interface Window {
  readonly first: number;
  /** The row of its target. */
  readonly last: number;
}

/**
 * Windows over the rows of time series: inputs of shape [rows, features], targets of the row a horizon after the last. All rows of a
 * window are of one series and one split, so that nothing of a later split is seen in an earlier one.
 * @param name of the data in messages
 * @throws UserError dataset.split if a split has rows, but too few for a window; dataset.tooLarge
 */
export function cutWindows({ inputs, targets, splits }: Rows, series: Series, name: string): Rows {
  const windows = findWindows(series, targets.length > 0 ? series.window.horizon : 0, splits);
  const all = windows.flat();
  for (const [index, split] of SPLIT_NAMES.entries())
    if (splits[split].length > 0 && windows[index].length === 0) throw tooFewRows(series, splits[split].length, name);
  let first = 0;
  const [train, validation, test] = windows.map((found) => {
    const samples = Uint32Array.from(found, (_, index) => first + index);
    first += found.length;
    return samples;
  });
  return {
    inputs: inputs.map((column) => cutInput(column, all, series, name)),
    targets: targets.map((column) => takeRows(column, all, series)),
    splits: { train, validation, test },
  };
}

/** The windows of each split, in the order of time. */
function findWindows({ window, stride, order, groups }: Series, horizon: number, splits: Rows['splits']): Window[][] {
  const splitOf = new Uint8Array(order.length).fill(SPLIT_NAMES.length);
  SPLIT_NAMES.forEach((name, code) => {
    for (const row of splits[name]) splitOf[row] = code;
  });
  const isEnd = (position: number): boolean =>
    splitOf[order[position]] !== splitOf[order[position + 1]] || groups[order[position]] !== groups[order[position + 1]];
  const found: Window[][] = SPLIT_NAMES.map(() => []);
  const span = window.rows + horizon;
  for (let start = 0, position = 0; position < order.length; position++) {
    if (!isEnd(position)) continue;
    for (let first = start; first + span <= position + 1; first += stride)
      found[splitOf[order[first]]]?.push({ first, last: first + span - 1 });
    start = position + 1;
  }
  return found;
}

/** A lone index per row makes a sequence of indices, as an embedding takes it. */
const shapeOf = ({ shape, isIndex }: Column, rows: number): readonly number[] =>
  isIndex && sizeOf(shape) === 1 ? [rows] : [rows, ...shape];

function cutInput(column: Column, windows: readonly Window[], { window, order }: Series, name: string): Column {
  const { shape, data, normalization, lines } = column;
  const size = sizeOf(shape);
  const length = windows.length * window.rows * size;
  if (length > TABLE_LIMITS.numbers) throw tooManyNumbers(length, name);
  const cut = createValueList({ most: length, areShort: precisionOf(data) === 'Float32Array', where: name });
  for (const { first } of windows)
    for (let position = first; position < first + window.rows; position++)
      for (const value of data.subarray(order[position] * size, (order[position] + 1) * size)) cut.push(value);
  return {
    ...column,
    window,
    shape: shapeOf(column, window.rows),
    data: cut.takeArray(),
    ...(lines && { lines: Uint32Array.from(windows, ({ first }) => lines[order[first]]) }),
    ...(normalization && { normalization: repeat(normalization, window.rows) }),
  };
}

/** The normalization of each row, for all rows of a window. */
function repeat({ offset, scale }: NonNullable<Column['normalization']>, rows: number): NonNullable<Column['normalization']> {
  const tile = (entries: Float64Array) =>
    Float64Array.from({ length: rows * entries.length }, (_, at) => entries[at % entries.length]);
  return offset.length === 1 ? { offset, scale } : { offset: tile(offset), scale: tile(scale) };
}

function takeRows(column: Column, windows: readonly Window[], { order }: Series): Column {
  const { shape, data, lines, weights } = column;
  const size = sizeOf(shape);
  const taken = new Float64Array(windows.length * size);
  windows.forEach(({ last }, sample) => {
    taken.set(data.subarray(order[last] * size, (order[last] + 1) * size), sample * size);
  });
  const ofType = data instanceof Uint8Array ? Uint8Array.from(taken) : taken;
  return {
    ...column,
    data: ofType,
    ...(lines && { lines: Uint32Array.from(windows, ({ last }) => lines[order[last]]) }),
    ...(weights && { weights: Float64Array.from(windows, ({ last }) => weights[order[last]]) }),
  };
}

function tooFewRows({ window: { rows, horizon } }: Series, received: number, name: string) {
  return unexpectedWithFix('dataset.split', {
    where: name,
    expected: message(
      'at least {{count}} consecutive rows in each split, for a window of {{rows}} and a horizon of {{horizon}}',
      {
        ...{ count: rows + horizon, rows, horizon },
      },
    ),
    received: message('a split of {{count}} rows', { count: formatCount(received) }),
    fix: message('Choose a shorter window, or hold out more rows.'),
  });
}

function tooManyNumbers(length: number, name: string) {
  const count = (numbers: number) => message('{{count}} numbers in all windows', { count: formatCount(numbers) });
  const fix = message('Choose a shorter window or a larger stride.');
  return tooLarge(quoted(name), count(TABLE_LIMITS.numbers), count(length), fix);
}

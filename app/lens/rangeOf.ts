import type { Column } from '#engine/training/index.ts';

/** By column: each step of a run is described anew, and the data is large. */
const ranges = new WeakMap<Column['data'], [number, number] | undefined>();

/** The smallest and the largest value, if there are any. */
export function rangeOf(data: Column['data']): [number, number] | undefined {
  if (!ranges.has(data)) ranges.set(data, findRange(data, 0, 1));
  return ranges.get(data);
}

/** The same of every `stride`th value from `start` on: a feature of a table. */
export function findRange(data: Column['data'], start: number, stride: number): [number, number] | undefined {
  let [least, largest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let index = start; index < data.length; index += stride) {
    const value = data[index];
    if (value < least) least = value;
    if (value > largest) largest = value;
  }
  return least <= largest ? [least, largest] : undefined;
}

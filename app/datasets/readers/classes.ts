import { datasetError } from '../errors.ts';
import type { RawColumn } from '../source.ts';

/**
 * The number of classes where all numbers are class indices, whole and from 0 on: the largest plus one.
 * Undefined where they are other numbers.
 * @throws UserError dataset.oneClass where there is nothing to tell apart.
 */
export function classCount(data: RawColumn['data'], where: string): number | undefined {
  let largest = 0;
  for (const value of data) {
    if (value < 0 || !Number.isInteger(value)) return undefined;
    if (value > largest) largest = value;
  }
  if (largest === 0) throw oneClass(where, "'0'");
  return largest + 1;
}

export function oneClass(where: string, name: string) {
  return datasetError('dataset.oneClass', `${where} holds a single class, ${name}; expected at least two to tell apart`, {
    where,
    expected: 'at least 2 classes',
    received: '1 class',
  });
}

/** Class indices in as little space as they need. */
export function packClasses(indices: ArrayLike<number>, classes: number): RawColumn['data'] {
  return classes <= 256 ? Uint8Array.from(indices) : Float64Array.from(indices);
}

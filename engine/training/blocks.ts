import type { NumberArray, StoredNumbers } from '../kernels/index.ts';

/** Numbers of a block. */
const BLOCK = 2 ** 16;

interface Block {
  /** The position of the first number. */
  readonly start: number;
  readonly numbers: NumberArray;
}

/** Numbers in order, in blocks of whole rows. */
export function* blocksOf(data: NumberArray | StoredNumbers, width: number): Generator<Block> {
  const size = Math.max(1, Math.floor(BLOCK / width)) * width;
  for (let start = 0; start < data.length; start += size)
    yield { start, numbers: data.subarray(start, Math.min(data.length, start + size)) };
}

/** One number of each row. */
export function columnOf(data: NumberArray | StoredNumbers, width: number, position: number): Float64Array {
  const column = new Float64Array(data.length / width);
  let row = 0;
  for (const { numbers } of blocksOf(data, width))
    for (let index = position; index < numbers.length; index += width) column[row++] = numbers[index];
  return column;
}

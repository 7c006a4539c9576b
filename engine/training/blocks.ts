import { isStored, type NumberArray, type StoredNumbers } from '../kernels/index.ts';

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

/** One number of each row. @param column takes them; its length is that of the rows */
export function columnOf(
  data: NumberArray | StoredNumbers,
  width: number,
  position: number,
  column = createColumn(data, width),
): Float32Array | Float64Array {
  let row = 0;
  for (const { numbers } of blocksOf(data, width))
    for (let index = position; index < numbers.length; index += width) column[row++] = numbers[index];
  return column;
}

/** Room for one number of each row, as precise as the numbers are. */
export function createColumn(data: NumberArray | StoredNumbers, width: number): Float32Array | Float64Array {
  const isShort = isStored(data) ? data.type === 'Float32Array' : data instanceof Float32Array;
  return isShort ? new Float32Array(data.length / width) : new Float64Array(data.length / width);
}

/** The values at some positions. A loop, since typed arrays made by a function of each element are boxed first. */
export function valuesAt(values: ArrayLike<number>, positions: Uint32Array): Float64Array<ArrayBuffer> {
  const chosen = new Float64Array(positions.length);
  for (let index = 0; index < positions.length; index++) chosen[index] = values[positions[index]];
  return chosen;
}

import { readSync } from 'node:fs';
import type { StoredNumbers } from '#engine/training/index.ts';
import { unusedFiles } from './scratchFile.ts';

export type Stored = StoredNumbers['type'];

const ARRAYS = { Float32Array, Float64Array } as const;

/** Numbers read at once where they are asked for one by one: single rows are read in parts of their own size. */
const PAGE = 1024;

/** The numbers of an open file, which is closed when nobody can ask for them any more. */
export function storedNumbers(handle: number, type: Stored, length: number): StoredNumbers {
  const read = (start: number, end: number): Float32Array | Float64Array => {
    const part = new ARRAYS[type](Math.max(0, Math.min(end, length) - start));
    fill(handle, new Uint8Array(part.buffer), start * part.BYTES_PER_ELEMENT);
    return part;
  };
  let page = { start: 0, numbers: read(0, PAGE) };
  const at = (index: number): number => {
    const start = index - (index % PAGE);
    if (start !== page.start) page = { start, numbers: read(start, start + PAGE) };
    return page.numbers[index - start];
  };
  const numbers: StoredNumbers = {
    length,
    type,
    subarray: (start = 0, end = length) => read(start, end),
    *[Symbol.iterator]() {
      for (let index = 0; index < length; index++) yield at(index);
    },
  };
  const indexed = new Proxy(numbers, {
    get: (target, key) => (typeof key === 'string' && /^\d+$/.test(key) ? at(Number(key)) : Reflect.get(target, key)),
  });
  unusedFiles.register(indexed, handle);
  return indexed;
}

function fill(handle: number, bytes: Uint8Array, position: number): void {
  for (let filled = 0; filled < bytes.length; ) {
    const count = readSync(handle, bytes, filled, bytes.length - filled, position + filled);
    if (count === 0) throw new Error('a file of numbers ends too early');
    filled += count;
  }
}

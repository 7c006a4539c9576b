import type { AnyNumber } from '#app/contract/index.ts';

const known = new WeakMap<object, Float64Array>();

/** The elements of a tensor or of a part of it, if they were sent; decoded once. */
export function tensorData(tensor: { readonly data?: string | undefined }): Float64Array | undefined {
  const found = known.get(tensor);
  if (found || tensor.data === undefined) return found;
  const bytes = Uint8Array.from(atob(tensor.data), (character) => character.charCodeAt(0));
  const decoded = decodeDoubles(bytes);
  known.set(tensor, decoded);
  return decoded;
}

/** Little-endian, whatever the machine's order. */
function decodeDoubles(bytes: Uint8Array): Float64Array {
  const view = new DataView(bytes.buffer);
  return Float64Array.from({ length: bytes.length / 8 }, (_, index) => view.getFloat64(8 * index, true));
}

/** A number that came as JSON. */
export const finiteOrNot = (value: AnyNumber): number => Number(value);

export const countOf = (shape: readonly number[]): number => shape.reduce((product, length) => product * length, 1);

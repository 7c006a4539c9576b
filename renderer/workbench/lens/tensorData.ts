import type { AnyNumber } from '#app/contract/index.ts';

const known = new WeakMap<object, Float64Array>();

/** The elements of a tensor or of a part of it, if they were sent; decoded once. */
export function tensorData(tensor: { readonly data?: string | undefined }): Float64Array | undefined {
  const found = known.get(tensor);
  if (found || tensor.data === undefined) return found;
  const decoded = decodeDoubles(tensor.data);
  known.set(tensor, decoded);
  return decoded;
}

/** Little-endian, as is every machine that runs this. */
function decodeDoubles(data: string): Float64Array {
  const text = atob(data);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return new Float64Array(bytes.buffer);
}

/** A number that came as JSON. */
export const finiteOrNot = (value: AnyNumber): number => Number(value);

export const countOf = (shape: readonly number[]): number => shape.reduce((product, length) => product * length, 1);

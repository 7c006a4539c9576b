import { type Shape, sizeOf } from '../../ops/index.ts';
import { alignedBytes } from './planMemory.ts';

/** A number for each number of all parameters: their values, a slot of the optimizer, or what updates them. */
export interface ParameterLayout {
  /** Where each parameter begins, in bytes from the start of the block. */
  readonly offsets: ReadonlyMap<string, number>;
  readonly bytes: number;
}

/** Puts parameters one behind the other, each at a cache line. */
export function layOutParameters(parameters: readonly { readonly name: string; readonly shape: Shape }[]): ParameterLayout {
  const offsets = new Map<string, number>();
  let bytes = 0;
  for (const { name, shape } of parameters) {
    offsets.set(name, bytes);
    bytes += alignedBytes(sizeOf(shape));
  }
  return { offsets, bytes };
}

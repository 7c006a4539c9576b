import { type Shape, sizeOf } from '../../ops/index.ts';
import { alignedBytes } from './planMemory.ts';

/** One value per element of all parameters: the parameters themselves, a slot, or gradients. */
export interface ParameterBlock {
  /** Byte offset of each parameter. */
  readonly offsets: ReadonlyMap<string, number>;
  readonly bytes: number;
}

/** Lays out parameters contiguously, each aligned to a cache line. */
export function layOutParameters(parameters: readonly { readonly name: string; readonly shape: Shape }[]): ParameterBlock {
  const offsets = new Map<string, number>();
  let bytes = 0;
  for (const { name, shape } of parameters) {
    offsets.set(name, bytes);
    bytes += alignedBytes(sizeOf(shape));
  }
  return { offsets, bytes };
}

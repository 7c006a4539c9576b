import { sizeOf } from '../../ops/index.ts';
import type { ProgramParameter } from '../program.ts';
import { alignedBytes } from './planMemory.ts';

/** Parameters contiguous in values, gradients and slots, updated by one loop. */
export interface UpdateGroup {
  readonly names: string[];
  /** Byte offset of the first within the parameter block. */
  readonly offset: number;
  /** Byte offset of its gradient. */
  readonly gradient: number;
  bytes: number;
}

/** Byte offsets of parameters in their block, and of values in memory. */
export interface UpdatePlaces {
  readonly offsets: ReadonlyMap<string, number>;
  addressOf(id: number): number;
}

/** The update loops of a program, each over a maximal contiguous group. */
export function groupUpdates(parameters: readonly ProgramParameter[], { offsets, addressOf }: UpdatePlaces): UpdateGroup[] {
  const groups: UpdateGroup[] = [];
  for (const { name, value, updateGradient } of parameters) {
    if (!updateGradient) continue;
    const offset = offsets.get(name) ?? 0;
    const gradient = addressOf(updateGradient.id);
    const bytes = alignedBytes(sizeOf(value.shape));
    const last = groups[groups.length - 1];
    if (last && last.offset + last.bytes === offset && last.gradient + last.bytes === gradient) {
      last.names.push(name);
      last.bytes += bytes;
    } else groups.push({ names: [name], offset, gradient, bytes });
  }
  return groups;
}

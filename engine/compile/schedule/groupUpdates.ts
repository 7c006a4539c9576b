import { sizeOf } from '../../ops/index.ts';
import type { ProgramParameter } from '../program/program.ts';
import { alignedBytes } from './planMemory.ts';

/** Parameters whose numbers, gradients and slots lie one behind the other, updated by one loop. */
export interface UpdateGroup {
  readonly names: string[];
  /** Where the first begins within the block of parameters, in bytes. */
  readonly offset: number;
  /** Where its gradient begins, in bytes. */
  readonly gradient: number;
  bytes: number;
}

/** Where parameters lie within their block, and values in memory, in bytes. */
export interface UpdateAddresses {
  readonly offsets: ReadonlyMap<string, number>;
  addressOf(id: number): number;
}

/** The loops that update the parameters of a program, each as long as what lies together. */
export function groupUpdates(parameters: readonly ProgramParameter[], { offsets, addressOf }: UpdateAddresses): UpdateGroup[] {
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

import { gatherSamples, type LoadedProgram } from '../kernels/index.ts';
import type { Column } from '../training/index.ts';

/** Writes samples into the inputs and targets of a program whose state has no columns. */
export function feed(loaded: LoadedProgram, columns: ReadonlyMap<string, Column>, order: Uint32Array, start: number): void {
  const { batch, data } = loaded.program;
  for (const [nodeId, column] of columns) {
    if (data.has(nodeId)) gatherSamples(column, { order, start }, batch, loaded.dataOf(nodeId));
  }
}

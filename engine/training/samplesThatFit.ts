import { compile, slotsOf } from '../compile/index.ts';
import { UserError } from '../errors.ts';
import type { CheckedGraph } from '../graph/index.ts';
import { requireMemory } from '../kernels/index.ts';

/**
 * The number of samples that the fast executor can predict at once. Allocates nothing.
 * @param most upper limit
 * @returns `most`, or less if memory does not suffice
 * @throws UserError memory.tooLarge if not even one fits
 */
export function samplesThatFit(graph: CheckedGraph, most: number): number {
  const slots = slotsOf(graph.configuration);
  const requireBatch = (batch: number) => requireMemory(compile(graph, { goal: 'predict', batch }), slots);
  for (let batch = most; batch > 1; batch = Math.floor(batch / 2)) if (fits(() => requireBatch(batch))) return batch;
  requireBatch(1);
  return 1;
}

function fits(require: () => void): boolean {
  try {
    require();
    return true;
  } catch (error) {
    if (error instanceof UserError && error.code === 'memory.tooLarge') return false;
    throw error;
  }
}

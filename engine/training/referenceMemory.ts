import { compile } from '../compile/index.ts';
import type { CheckedGraph } from '../graph/index.ts';
import { fitsReference, requireReferenceMemory, slotsOf } from '../kernels/index.ts';

/**
 * How many samples the float64 reference can predict at once. No memory is taken.
 * @param most the samples that are wanted
 * @returns `most`, or less where that many need more memory than there is
 * @throws UserError memory.tooLarge where not even one fits
 */
export function samplesThatFit(graph: CheckedGraph, most: number): number {
  const slots = slotsOf(graph.configuration);
  const programOf = (batch: number) => compile(graph, { goal: 'predict', batch });
  for (let batch = most; batch > 1; batch = Math.floor(batch / 2)) if (fitsReference(programOf(batch), slots)) return batch;
  requireReferenceMemory(programOf(1), slots);
  return 1;
}

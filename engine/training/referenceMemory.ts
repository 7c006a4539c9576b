import { compile, requireValid, slotsOf } from '../compile/index.ts';
import { type GraphDocument, readTraining } from '../graph/index.ts';
import { fitsReference, requireReferenceMemory } from '../kernels/index.ts';

/**
 * How many samples the float64 reference can predict at once. No memory is taken.
 * @param most the samples that are wanted
 * @returns `most`, or less where that many need more memory than there is
 * @throws UserError graph.invalid; memory.tooLarge where not even one fits
 */
export function samplesThatFit(document: GraphDocument, most: number): number {
  const analysis = requireValid(document);
  const slots = slotsOf(readTraining(document.training).configuration);
  const programOf = (batch: number) => compile(analysis, document, { goal: 'predict', batch });
  for (let batch = most; batch > 1; batch = Math.floor(batch / 2)) if (fitsReference(programOf(batch), slots)) return batch;
  requireReferenceMemory(programOf(1), slots);
  return 1;
}

import { compile, requireValid, slotsOf } from '../compile/index.ts';
import { UserError } from '../errors.ts';
import { type GraphDocument, readTraining } from '../graph/index.ts';
import { requireMemory } from '../kernels/index.ts';

/**
 * How many samples the fast executor can predict at once. No memory is taken.
 * @param most the samples that are wanted
 * @returns `most`, or less where that many need more memory than there is
 * @throws UserError graph.invalid; memory.tooLarge where not even one fits
 */
export function samplesThatFit(document: GraphDocument, most: number): number {
  const analysis = requireValid(document);
  const slots = slotsOf(readTraining(document.training).configuration);
  const requireBatch = (batch: number) => requireMemory(compile(analysis, document, { goal: 'predict', batch }), slots);
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

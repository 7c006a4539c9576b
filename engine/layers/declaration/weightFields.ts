import { float, optionalFloat, type ValuesOf } from '../../params/index.ts';
import type { WeightDeclaration } from './layer.ts';

/** Fields of a layer with a kernel, which declares it with `kernel`. */
export const KERNEL_FIELDS = {
  kernelL1: float({
    default: 0,
    min: 0,
    help: 'Adds this times the sum of |W| to the loss.',
    advanced: true,
    whileTraining: true,
  }),
  kernelL2: float({
    default: 0,
    min: 0,
    help: 'Adds this times the sum of W² to the loss.',
    advanced: true,
    whileTraining: true,
  }),
  kernelMaxNorm: optionalFloat({
    min: 1e-6,
    help: 'The largest norm of the incoming weights of a unit; larger ones are scaled back after each update.',
    advanced: true,
  }),
};

/**
 * Declares a kernel with the penalties and the max norm of its fields.
 * @param unitAxes the dimensions of the weight that index units or filters
 */
export function kernel(
  weight: WeightDeclaration,
  { kernelL1: l1, kernelL2: l2, kernelMaxNorm }: ValuesOf<typeof KERNEL_FIELDS>,
  ...unitAxes: readonly number[]
): WeightDeclaration {
  return {
    ...weight,
    ...((l1 > 0 || l2 > 0) && { penalty: { l1, l2 } }),
    ...(kernelMaxNorm !== null && { maxNorm: { limit: kernelMaxNorm, unitAxes } }),
  };
}

import { flopsOf, type Shape, sizeOf, Tape } from '../../ops/index.ts';
import type { TrainingConfiguration } from '../training.ts';

type Configured = Pick<TrainingConfiguration, 'optimizer' | 'optimizerParams' | 'clip'>;

/** The floating-point operations of one update: the clipping of the gradients and the optimizer's rule, for all parameters. */
export function countUpdate({ optimizer, optimizerParams, clip }: Configured, parameters: readonly Shape[]): number {
  if (parameters.length === 0) return 0;
  const tape = new Tape();
  clip?.clip.apply(
    parameters.map((shape) => tape.input(shape)),
    clip.params,
  );
  // The rule goes element by element, so that it does not matter how the parameters are shaped.
  const shape = [parameters.reduce((total, parameter) => total + sizeOf(parameter), 0)];
  const scalars: Record<string, number> = {};
  optimizer.scalars({ params: optimizerParams, learningRate: 0, step: 1 }, scalars);
  const slots = optimizer.slots(optimizerParams);
  optimizer.update(
    {
      parameter: tape.input(shape),
      gradient: tape.input(shape),
      slots: Object.fromEntries(slots.map((slot) => [slot, tape.input(shape)])),
      scalars: Object.fromEntries(Object.keys(scalars).map((name) => [name, tape.input([])])),
    },
    optimizerParams,
  );
  return tape.operations.reduce((total, operation) => total + flopsOf(operation), 0);
}

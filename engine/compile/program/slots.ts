import type { TrainingConfiguration } from '../../graph/index.ts';

/** The slot that gradients are summed up in, weighted by the samples of their batches. */
export const GRADIENT_SUM = 'gradientSum';

/** The slot that the weights of the best epoch are kept in, where a run shall end with them. */
export const BEST_WEIGHTS = 'bestWeights';

/** The names of all slots that training keeps for each parameter; the optimizer's own come first. */
export function slotsOf({ optimizer, optimizerParams, accumulate, earlyStopping }: TrainingConfiguration): readonly string[] {
  return [
    ...optimizer.slots(optimizerParams),
    ...(accumulate > 1 ? [GRADIENT_SUM] : []),
    ...(earlyStopping?.restoreBestWeights ? [BEST_WEIGHTS] : []),
  ];
}

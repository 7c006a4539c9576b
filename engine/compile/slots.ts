import type { TrainingConfiguration } from '../graph/index.ts';

/** The slot of accumulated gradients, weighted by batch size. */
export const GRADIENT_SUM = 'gradientSum';

/** The slot of the best epoch's weights, if the run restores them. */
export const BEST_WEIGHTS = 'bestWeights';

/** All slots that training keeps per parameter; the optimizer's own come first. */
export function slotsOf({ optimizer, optimizerParams, accumulate, earlyStopping }: TrainingConfiguration): readonly string[] {
  return [
    ...optimizer.slots(optimizerParams),
    ...(accumulate > 1 ? [GRADIENT_SUM] : []),
    ...(earlyStopping?.restoreBestWeights ? [BEST_WEIGHTS] : []),
  ];
}

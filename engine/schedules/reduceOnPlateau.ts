import { float, int } from '../params/index.ts';
import { FRESH_PATIENCE, minDeltaField, monitorField, type Patience, patienceField, wait } from './monitor.ts';
import { defineSchedule } from './schedule.ts';

/** A type rather than an interface, to be assignable to a record of numbers. */
type Plateau = { readonly [Name in keyof Patience]: Patience[Name] } & {
  readonly reductions: number;
  /** Remaining cooldown epochs. */
  readonly cooling: number;
};

/**
 * ηₜ = max(η γⁿ, η_min) after n plateaus. Patience counts as in Keras's ReduceLROnPlateau, cooldown as in PyTorch's: with a
 * cooldown of n the n epochs after a reduction are not counted. (Keras skips one fewer, so that a cooldown of 1 does nothing.)
 */
export const reduceOnPlateau = defineSchedule({
  type: 'reduceOnPlateau',
  label: 'Reduce on plateau',
  documentation: {
    summary: 'Multiplied by a factor when the metric has not improved for a few epochs.',
    formula: '\\eta_t = \\max(\\eta\\, \\gamma^{\\,\\text{plateaus}}, \\eta_{\\min})',
    source: 'Krizhevsky, Sutskever and Hinton, "ImageNet classification with deep convolutional neural networks" (2012)',
  },
  params: {
    monitor: monitorField(),
    factor: float({ default: 0.1, min: 0, max: 1, step: 0.1, help: 'Factor of each reduction, γ.' }),
    patience: patienceField({ default: 10, help: 'Patience: epochs without improvement before the learning rate is reduced.' }),
    minLearningRate: float({ default: 0, min: 0, help: 'The lowest learning rate.' }),
    cooldown: int({ default: 0, min: 0, help: 'Epochs to wait after a reduction before counting again.', advanced: true }),
    minDelta: minDeltaField(0.0001),
  },
  learningRateAt({ learningRate, memory, params: { factor, minLearningRate } }) {
    // Never above the configured rate, even if that is below the minimum.
    return Math.min(learningRate, Math.max(learningRate * factor ** memory.reductions, minLearningRate));
  },
  watches: {
    monitor: ({ monitor }) => monitor,
    start: { ...FRESH_PATIENCE, reductions: 0, cooling: 0 } as Plateau,
    after({ reductions, cooling, ...before }, epoch, params) {
      const patience = wait(before, epoch, params);
      if (cooling > 0) return { ...patience, waited: 0, reductions, cooling: cooling - 1 };
      const isPlateau = patience.waited > 0 && patience.waited >= params.patience;
      return isPlateau
        ? { ...patience, waited: 0, reductions: reductions + 1, cooling: params.cooldown }
        : { ...patience, reductions, cooling: 0 };
    },
  },
});

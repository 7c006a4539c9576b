import { defineDocumentation, percent } from './documentation.ts';

/** The way of the weights over a whole run, relative to their size: healthy ones go more than once. */
export const SHORT_WAY = 0.3;
/** The share of the loss that is left. */
export const HARDLY_LOWER = 0.6;

export const learningRateTooLow = defineDocumentation({
  code: 'learningRateTooLow',
  label: 'Learning rate too low',
  help: 'All updates together are less than {{way}} of the size of the weights, and more than {{left}} % of the initial loss is left or the nearest neighbors do much better.',
  thresholds: { way: SHORT_WAY, left: percent(HARDLY_LOWER) },
  formula: String.raw`\sum_t \frac{\|\Delta W_t\|}{\|W_t\|} < ${SHORT_WAY} \quad\land\quad \frac{J_T}{J_0} \ge ${HARDLY_LOWER}`,
  causes: 'A learning rate too small for the number of steps, a schedule that lowers it early, or too few epochs.',
  remedies: 'Multiply the learning rate by 10, or train for more epochs.',
  source: 'Bengio, "Practical recommendations for gradient-based training of deep architectures" (2012)',
  severity: 'warning',
});

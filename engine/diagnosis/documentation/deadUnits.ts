import { defineDocumentation, percent } from './documentation.ts';

/** Healthy networks have some dead units. */
export const MANY = 0.7;

export const deadUnits = defineDocumentation({
  code: 'deadUnits',
  label: 'Dead units',
  help: 'More than {{share}} % of the units of a ReLU are 0 for every training sample: their slope is 0, so that they never change again.',
  thresholds: { share: percent(MANY) },
  formula: String.raw`\frac{1}{n} \sum_{i=1}^{n} [\,\max_s a_{i,s} = 0\,] > ${MANY}`,
  causes: 'A large step in the first updates, or biases far below 0.',
  remedies: 'Use leaky ReLU, ELU or GELU, a smaller learning rate or a warm-up, and He weights.',
  source: 'Lu, Shin, Su and Karniadakis, "Dying ReLU and initialization" (2020)',
  severity: 'warning',
});

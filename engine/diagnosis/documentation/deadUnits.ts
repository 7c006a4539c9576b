import { defineDocumentation } from './documentation.ts';

export const deadUnits = defineDocumentation({
  code: 'deadUnits',
  label: 'Dead units',
  help: 'More than 70 % of the units of a ReLU are 0 for every training sample: their slope is 0, so that they never change again.',
  formula: '\\frac{1}{n} \\sum_{i=1}^{n} [\\,\\max_s a_{i,s} = 0\\,] > 0.7',
  causes: 'A large step in the first updates, or biases far below 0.',
  remedies: 'Use leaky ReLU, ELU or GELU, a smaller learning rate or a warm-up, and He weights.',
  source: 'Lu, Shin, Su and Karniadakis, "Dying ReLU and initialization" (2020)',
  severity: 'warning',
});

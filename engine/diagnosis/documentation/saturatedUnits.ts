import { defineDocumentation } from './documentation.ts';

export const saturatedUnits = defineDocumentation({
  code: 'saturatedUnits',
  label: 'Saturated units',
  help: 'In the last recorded steps, more than 80 % of the outputs of a bounded activation have a slope below 0.05.',
  formula: "\\frac{1}{n} \\sum_{i=1}^{n} [\\,f'(z_i) < 0.05\\,] > 0.8",
  causes: 'Large initial weights, inputs that are not normalized, or many inputs to each unit.',
  remedies: 'Normalize before the activation, start with Glorot weights, or use ReLU.',
  source: 'Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks" (2010)',
  severity: 'warning',
});

import { defineDocumentation, percent } from './documentation.ts';

/** As training counts them. */
export const SATURATED_SLOPE = 0.05;
/** Healthy networks saturate some units on purpose. */
export const MOST = 0.8;

export const saturatedUnits = defineDocumentation({
  code: 'saturatedUnits',
  label: 'Saturated units',
  help: 'In the last recorded steps, more than {{share}} % of the outputs of a bounded activation have a slope below {{slope}}.',
  thresholds: { share: percent(MOST), slope: SATURATED_SLOPE },
  formula: String.raw`\frac{1}{n} \sum_{i=1}^{n} [\,f'(z_i) < ${SATURATED_SLOPE}\,] > ${MOST}`,
  causes: 'Large initial weights, inputs that are not normalized, or many inputs to each unit.',
  remedies: 'Normalize before the activation, start with Glorot weights, or use ReLU.',
  source: 'Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks" (2010)',
  severity: 'warning',
});

import { defineDocumentation } from './documentation.ts';
import { FLOW_LIMIT } from './gradientFlow.ts';

export const explodingGradient = defineDocumentation({
  code: 'explodingGradient',
  label: 'Exploding δ',
  help: 'In the first steps, the gradient grows by more than a factor of {{factor}} from the last layer to the first.',
  thresholds: { factor: FLOW_LIMIT },
  formula: String.raw`\frac{\operatorname{rms}(\partial J / \partial a_1)}{\operatorname{rms}(\partial J / \partial a_L)} > ${FLOW_LIMIT}`,
  causes:
    'Initial weights too large for the number of inputs, or many layers or timesteps that each multiply the gradient by more than 1.',
  remedies: 'Start with He or Glorot weights, normalize before activations, or clip the gradient by its norm.',
  source: 'Pascanu, Mikolov and Bengio, "On the difficulty of training recurrent neural networks" (2013)',
  severity: 'error',
});

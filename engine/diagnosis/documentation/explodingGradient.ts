import { defineDocumentation } from './documentation.ts';

export const explodingGradient = defineDocumentation({
  code: 'explodingGradient',
  label: 'Exploding δ',
  help: 'In the first steps, the gradient grows by more than a factor of a thousand from the last layer to the first.',
  formula: '\\frac{\\operatorname{rms}(\\partial J / \\partial a_1)}{\\operatorname{rms}(\\partial J / \\partial a_L)} > 1000',
  causes:
    'Initial weights too large for the number of inputs, or many layers or timesteps that each multiply the gradient by more than 1.',
  remedies: 'Start with He or Glorot weights, normalize before activations, or clip the gradient by its norm.',
  source: 'Pascanu, Mikolov and Bengio, "On the difficulty of training recurrent neural networks" (2013)',
  severity: 'error',
});

import { defineDocumentation } from './documentation.ts';

export const vanishingGradient = defineDocumentation({
  code: 'vanishingGradient',
  label: 'Vanishing δ',
  help: 'From the first steps on, less than a thousandth of the gradient at the last layer reaches the first one, and the network does not recover.',
  formula:
    '\\frac{\\operatorname{rms}(\\partial J / \\partial a_1)}{\\operatorname{rms}(\\partial J / \\partial a_L)} < \\frac{1}{1000}',
  causes:
    'Many sigmoid or tanh layers, whose slopes are at most 1/4 and 1, initial weights that are too small, or long sequences.',
  remedies: 'Use ReLU with He weights, residual connections or normalization; for sequences LSTM or GRU.',
  source: 'Hochreiter, "Untersuchungen zu dynamischen neuronalen Netzen" (1991)',
  severity: 'error',
});

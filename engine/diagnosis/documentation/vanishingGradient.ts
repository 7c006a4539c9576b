import { defineDocumentation, percent } from './documentation.ts';
import { FLOW_LIMIT, LEARNED } from './gradientFlow.ts';

export const vanishingGradient = defineDocumentation({
  code: 'vanishingGradient',
  label: 'Vanishing δ',
  help: 'From the first steps on, less than 1 / {{factor}} of the gradient at the last layer reaches the first one, and the network does not recover; or as little passes from the last timestep to the first, and the network is less than {{learned}} % of the way from guessing to no error.',
  thresholds: { factor: FLOW_LIMIT, learned: percent(LEARNED) },
  formula: String.raw`\frac{\operatorname{rms}(\partial J / \partial a_1)}{\operatorname{rms}(\partial J / \partial a_L)} < \frac{1}{${FLOW_LIMIT}}`,
  causes:
    'Many sigmoid or tanh layers, whose slopes are at most 1/4 and 1, initial weights that are too small, or long sequences.',
  remedies: 'Use ReLU with He weights, residual connections or normalization; for sequences LSTM or GRU.',
  source: 'Hochreiter, "Untersuchungen zu dynamischen neuronalen Netzen" (1991)',
  severity: 'error',
});

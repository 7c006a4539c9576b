import { defineDocumentation } from './documentation.ts';

export const learningRateTooLow = defineDocumentation({
  code: 'learningRateTooLow',
  label: 'Learning rate too low',
  help: 'All updates together are less than 0.3 of the size of the weights, and more than 60 % of the initial loss is left or the 5 nearest neighbors do much better.',
  formula: 'T \\cdot \\operatorname{med} \\frac{\\|\\Delta W\\|}{\\|W\\|} < 0.3 \\quad\\land\\quad \\frac{J_T}{J_0} \\ge 0.6',
  causes: 'A learning rate too small for the number of steps, a schedule that lowers it early, or too few epochs.',
  remedies: 'Multiply the learning rate by 10, or train for more epochs.',
  source: 'Bengio, "Practical recommendations for gradient-based training of deep architectures" (2012)',
  severity: 'warning',
});

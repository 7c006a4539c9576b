import { defineDocumentation } from './documentation.ts';

export const learningRateTooHigh = defineDocumentation({
  code: 'learningRateTooHigh',
  label: 'Learning rate too high',
  help: 'The loss grows far above its start or is not finite, or updates change the weights by a tenth of their size, or one of them by a half.',
  formula:
    '\\begin{aligned} & J_{\\text{end}} > 1.5\\,J_0 \\quad\\lor\\quad \\max_t J_t > 5\\,J_0 \\\\[6pt] \\lor\\; & \\frac{\\|\\Delta W\\|}{\\|W\\|} > 0.1 \\quad\\lor\\quad \\max_t \\frac{\\|\\Delta W_t\\|}{\\|W_t\\|} > 0.5 \\end{aligned}',
  causes:
    'A learning rate for another optimizer (Adam needs about a tenth to a hundredth of that of SGD), or one that was not lowered for a deeper network.',
  remedies: 'Divide the learning rate by 10, warm it up, or clip the gradient.',
  source: 'Bengio, "Practical recommendations for gradient-based training of deep architectures" (2012)',
  severity: 'error',
});

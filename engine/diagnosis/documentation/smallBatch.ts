import { defineDocumentation } from './documentation.ts';

export const smallBatch = defineDocumentation({
  code: 'smallBatch',
  label: 'Batch too small for batch normalization',
  help: 'A batch normalization estimates mean and variance from fewer than 6 values; the standard error of a variance from n values is √(2 / (n − 1)) of it.',
  formula: '\\frac{\\operatorname{se}(\\hat\\sigma^2)}{\\sigma^2} = \\sqrt{\\frac{2}{n - 1}}, \\quad n \\le 5',
  causes: 'A batch size chosen for small memory, or a data set smaller than a batch.',
  remedies: 'Use larger batches, or a layer normalization, which does not depend on the batch.',
  source: 'Wu and He, "Group normalization" (2018)',
  severity: 'warning',
});

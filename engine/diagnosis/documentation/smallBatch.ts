import { defineDocumentation } from './documentation.ts';

/** Values that a variance is estimated from: with these, its standard error is two thirds of it. */
export const FEW = 5;

export const smallBatch = defineDocumentation({
  code: 'smallBatch',
  label: 'Batch too small for batch normalization',
  help: 'A batch normalization estimates mean and variance from at most {{values}} values; the standard error of a variance from n values is √(2 / (n − 1)) of it.',
  thresholds: { values: FEW },
  formula: String.raw`\frac{\operatorname{se}(\hat\sigma^2)}{\sigma^2} = \sqrt{\frac{2}{n - 1}}, \quad n \le ${FEW}`,
  causes: 'A batch size chosen for small memory, or a data set smaller than a batch.',
  remedies: 'Use larger batches, or a layer normalization, which does not depend on the batch.',
  source: 'Wu and He, "Group normalization" (2018)',
  severity: 'warning',
});

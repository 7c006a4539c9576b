import { defineDocumentation } from './documentation.ts';

export const unscaledData = defineDocumentation({
  code: 'unscaledData',
  label: 'Unscaled data',
  help: 'A feature that reaches the network, or a target, has a root mean square above 20, where initial weights expect about 1.',
  formula: '\\sqrt{\\mu_x^2 + \\sigma_x^2} > 20',
  causes: 'Columns in raw units, such as prices or years, or pixels from 0 to 255, without normalization.',
  remedies: 'Standardize the inputs and, for quantities, the targets; or begin with a normalization layer.',
  source: 'LeCun, Bottou, Orr and Müller, "Efficient backprop" (1998)',
  severity: 'warning',
});

import { defineDocumentation } from './documentation.ts';

/** A root mean square that initial weights, made for about 1, do not expect. */
export const LARGE = 20;

export const unscaledData = defineDocumentation({
  code: 'unscaledData',
  label: 'Unscaled data',
  help: 'A feature that reaches the network, or a target, has a root mean square above {{size}}, where initial weights expect about 1.',
  thresholds: { size: LARGE },
  formula: String.raw`\sqrt{\mu_x^2 + \sigma_x^2} > ${LARGE}`,
  causes: 'Columns in raw units, such as prices or years, or pixels from 0 to 255, without normalization.',
  remedies: 'Standardize the inputs and, for quantities, the targets; or begin with a normalization layer.',
  source: 'LeCun, Bottou, Orr and Müller, "Efficient backprop" (1998)',
  severity: 'warning',
});

import { defineDocumentation } from './documentation.ts';

export const leakage = defineDocumentation({
  code: 'leakage',
  label: 'Leakage',
  help: 'One of several features explains more than 97 % of the variance of the target alone, and any other leaves at least ten times as much unexplained.',
  formula: 'r_1^2 > 0.97 \\quad\\land\\quad 1 - r_2^2 \\ge 10\\,(1 - r_1^2)',
  causes:
    'A column that was filled in after the answer was known, is computed from it, or numbers samples that are sorted by class.',
  remedies: 'Leave out the column, and ask of each one whether it is known when the network is used.',
  source: 'Kaufman, Rosset and Perlich, "Leakage in data mining: formulation, detection, and avoidance" (2011)',
  severity: 'warning',
});

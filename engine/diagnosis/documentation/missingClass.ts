import { defineDocumentation } from './documentation.ts';

export const missingClass = defineDocumentation({
  code: 'missingClass',
  label: 'Class that is never predicted',
  help: 'A class with at least 8 samples is predicted for no sample of training and validation.',
  formula: '\\sum_s [\\,\\hat y_s = k\\,] = 0 \\quad\\land\\quad \\sum_s [\\,y_s = k\\,] \\ge 8',
  causes: 'A rare class, which costs little loss if it is never predicted, or features that do not tell it from others.',
  remedies: 'Weigh classes by their rarity, collect more samples of the class, or train longer.',
  source: 'He and Garcia, "Learning from imbalanced data" (2009)',
  severity: 'warning',
});

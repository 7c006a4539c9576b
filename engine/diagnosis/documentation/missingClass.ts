import { defineDocumentation, percent } from './documentation.ts';

/** With fewer samples of a class, chance alone may miss it. */
export const ENOUGH = 8;
/** Predictions of a class over its samples: hardly ever. */
export const HARDLY = 0.1;

export const missingClass = defineDocumentation({
  code: 'missingClass',
  label: 'Class that is never predicted',
  help: 'A class with at least {{samples}} samples of training and validation is never predicted, or for fewer than {{share}} % as many.',
  thresholds: { samples: ENOUGH, share: percent(HARDLY) },
  formula: String.raw`\sum_s [\,\hat y_s = k\,] < ${HARDLY} \sum_s [\,y_s = k\,] \quad\land\quad \sum_s [\,y_s = k\,] \ge ${ENOUGH}`,
  causes: 'A rare class, which costs little loss if it is never predicted, or features that do not tell it from others.',
  remedies: 'Weigh classes by their rarity, collect more samples of the class, or train longer.',
  source: 'He and Garcia, "Learning from imbalanced data" (2009)',
  severity: 'warning',
});

import { defineDocumentation, percent } from './documentation.ts';

/** Targets out of reach: a few may be outliers. */
export const OUTSIDE = 0.05;

export const unsuitableLoss = defineDocumentation({
  code: 'unsuitableLoss',
  label: 'Loss that does not suit the output',
  help: 'The check of the graph warns of the loss, or more than {{share}} % of the targets lie outside of the range of the activation before it.',
  thresholds: { share: percent(OUTSIDE) },
  formula: String.raw`\frac{1}{N} \sum_{s=1}^{N} [\,y_s \notin f(\mathbb{R})\,] > ${OUTSIDE}`,
  causes:
    'An activation before a loss that applies its own, such as sigmoid before cross-entropy on logits; a ReLU before targets below 0; class labels as quantities.',
  remedies: 'Bypass the last activation, or choose the loss for the kind of target.',
  source: 'Bishop, "Neural networks for pattern recognition", chapter 6 (1995)',
  severity: 'error',
});

import { defineDocumentation, percent } from './documentation.ts';

/** Neighbors that are asked. */
export const NEIGHBORS = 5;
/** They are better by so much, although the network has seen its samples. */
export const BEHIND = { accuracy: 0.1, r2: 0.2 } as const;

export const underfitting = defineDocumentation({
  code: 'underfitting',
  label: 'Underfitting',
  help: 'On its own training samples the network is worse, by more than {{points}} points of accuracy or {{r2}} of R², than the {{neighbors}} nearest neighbors are on samples they have not seen.',
  thresholds: { points: percent(BEHIND.accuracy), r2: BEHIND.r2, neighbors: NEIGHBORS },
  formula: String.raw`\begin{aligned} & \text{acc}_{\text{${NEIGHBORS}-NN}} - \text{acc}_{\text{train}} \ge ${BEHIND.accuracy} \\ \lor\; & R^2_{\text{${NEIGHBORS}-NN}} - R^2_{\text{train}} \ge ${BEHIND.r2} \end{aligned}`,
  causes: 'Too few units or layers for the shape of the task, too strong regularization, or training that ends early.',
  remedies: 'Use more units or a further layer, weaker regularization, or more epochs.',
  source: 'Cover and Hart, "Nearest neighbor pattern classification" (1967)',
  severity: 'warning',
});

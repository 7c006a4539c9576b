import { defineDocumentation } from './documentation.ts';

export const underfitting = defineDocumentation({
  code: 'underfitting',
  label: 'Underfitting',
  help: 'On its own training samples the network is worse, by more than 10 points of accuracy or 0.2 of R², than the 5 nearest neighbors are on samples they have not seen.',
  formula:
    '\\begin{aligned} & \\text{acc}_{\\text{5-NN}} - \\text{acc}_{\\text{train}} \\ge 0.1 \\\\ \\lor\\; & R^2_{\\text{5-NN}} - R^2_{\\text{train}} \\ge 0.2 \\end{aligned}',
  causes: 'Too few units or layers for the shape of the task, too strong regularization, or training that ends early.',
  remedies: 'Use more units or a further layer, weaker regularization, or more epochs.',
  source: 'Cover and Hart, "Nearest neighbor pattern classification" (1967)',
  severity: 'warning',
});

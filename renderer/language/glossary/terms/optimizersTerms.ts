import { later } from '../../index.ts';
import type { Term } from './term.ts';

/** Optimization. */
export const OPTIMIZERS_TERMS = [
  {
    id: 'optimizer',
    label: later('Optimizer'),
    summary: later('The rule that computes weight updates from gradients.'),
    formula: 'W \\leftarrow W + \\Delta W(\\nabla J)',
  },
  {
    id: 'learningRate',
    label: later('Learning rate'),
    summary: later('The step size. Too small and training takes forever; too large and the loss rises.'),
    formula: 'W \\leftarrow W - \\eta\\, \\nabla J',
  },
  {
    id: 'momentum',
    label: later('Momentum'),
    summary: later(
      'Keeps a fraction of the previous step: steps in the same direction add up, steps in opposite directions cancel.',
    ),
    formula: 'v \\leftarrow \\mu v + \\nabla J, \\quad W \\leftarrow W - \\eta v',
  },
  {
    id: 'nesterov',
    label: later('Nesterov momentum'),
    summary: later('Evaluates the gradient at the point that momentum would reach.'),
    formula: 'W \\leftarrow W - \\eta\\, (\\nabla J + \\mu v)',
  },
  {
    id: 'firstMoment',
    label: later('Mean of the gradient'),
    summary: later('Moving average of the gradient: the direction that persists over many steps.'),
    formula: 'm \\leftarrow \\beta_1 m + (1 - \\beta_1) \\nabla J',
  },
  {
    id: 'secondMoment',
    label: later('Mean of the squared gradient'),
    summary: later("Moving average of the squared gradient: the typical size of a weight's gradient."),
    formula: 'v \\leftarrow \\beta_2 v + (1 - \\beta_2) (\\nabla J)^2',
  },
  {
    id: 'epsilon',
    label: later('Epsilon'),
    summary: later('A small number that prevents division by zero.'),
    formula: '\\Delta W = -\\eta\\, \\frac{\\hat m}{\\sqrt{\\hat v} + \\epsilon}',
  },
  {
    id: 'weightDecay',
    label: later('Weight decay'),
    summary: later('Shrinks every weight a little at each step, so that only useful weights stay large.'),
    formula: 'W \\leftarrow W - \\eta \\lambda W',
  },
  {
    id: 'momentumDecay',
    label: later('Momentum warm-up'),
    summary: later("How fast Nadam's momentum rises to its full value."),
    formula: '\\mu_t = \\beta_1 \\bigl(1 - \\tfrac12\\, 0.96^{\\,t \\psi}\\bigr)',
  },
  {
    id: 'centered',
    label: later('Centered second moment'),
    summary: later('Divides by the standard deviation of the gradient instead of its root mean square.'),
    formula: '\\Delta W = -\\eta\\, \\frac{\\nabla J}{\\sqrt{v - m^2 + \\epsilon}}',
  },
  {
    id: 'accumulator',
    label: later('Sum of squared gradients'),
    summary: later('Sum of all squared gradients so far: weights with large past gradients take smaller steps.'),
    formula: 'W \\leftarrow W - \\frac{\\eta\\, \\nabla J}{\\sqrt{v_0 + \\sum_t (\\nabla J_t)^2 + \\epsilon}}',
  },
] as const satisfies readonly Term[];

import { later } from '../../language/index.ts';
import type { Term } from '../term.ts';

/** Optimization. */
export const OPTIMIZERS_TERMS = [
  {
    id: 'optimizer',
    label: later('Optimizer'),
    summary: later('The rule that turns gradients into steps of the weights.'),
    formula: 'W \\leftarrow W + \\Delta W(\\nabla J)',
  },
  {
    id: 'learningRate',
    label: later('Learning rate'),
    summary: later('The length of a step. Too small and it takes forever; too large and the loss rises.'),
    formula: 'W \\leftarrow W - \\eta\\, \\nabla J',
  },
  {
    id: 'momentum',
    label: later('Momentum'),
    summary: later('Keeps a share of the last step, so that steps in one direction add up and those to and fro cancel.'),
    formula: 'v \\leftarrow \\mu v + \\nabla J, \\quad W \\leftarrow W - \\eta v',
  },
  {
    id: 'nesterov',
    label: later('Nesterov momentum'),
    summary: later('Looks ahead along the momentum before it takes the gradient.'),
    formula: 'W \\leftarrow W - \\eta\\, (\\nabla J + \\mu v)',
  },
  {
    id: 'firstMoment',
    label: later('Mean of the gradient'),
    summary: later('A moving mean of the gradient: the direction that holds over many steps.'),
    formula: 'm \\leftarrow \\beta_1 m + (1 - \\beta_1) \\nabla J',
  },
  {
    id: 'secondMoment',
    label: later('Mean of the squared gradient'),
    summary: later('A moving mean of the squared gradient: how large the gradient of a weight usually is.'),
    formula: 'v \\leftarrow \\beta_2 v + (1 - \\beta_2) (\\nabla J)^2',
  },
  {
    id: 'epsilon',
    label: later('Epsilon'),
    summary: later('A small number that keeps a division finite.'),
    formula: '\\Delta W = -\\eta\\, \\frac{\\hat m}{\\sqrt{\\hat v} + \\epsilon}',
  },
  {
    id: 'weightDecay',
    label: later('Weight decay'),
    summary: later('Takes a share of every weight away at each step, so that only useful ones stay large.'),
    formula: 'W \\leftarrow W - \\eta \\lambda W',
  },
  {
    id: 'momentumDecay',
    label: later('Momentum warm-up'),
    summary: later('How fast the momentum of Nadam rises to its full size.'),
    formula: '\\mu_t = \\beta_1 \\bigl(1 - \\tfrac12\\, 0.96^{\\,t \\psi}\\bigr)',
  },
  {
    id: 'centered',
    label: later('Centered second moment'),
    summary: later('Divides by the standard deviation of the gradient, not by its size.'),
    formula: '\\Delta W = -\\eta\\, \\frac{\\nabla J}{\\sqrt{v - m^2 + \\epsilon}}',
  },
  {
    id: 'accumulator',
    label: later('Sum of squared gradients'),
    summary: later('All squared gradients so far: weights that moved much move less from then on.'),
    formula: 'W \\leftarrow W - \\frac{\\eta\\, \\nabla J}{\\sqrt{v_0 + \\sum_t (\\nabla J_t)^2 + \\epsilon}}',
  },
] as const satisfies readonly Term[];

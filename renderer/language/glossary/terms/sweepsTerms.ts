import { later } from '../../index.ts';
import type { Term } from './term.ts';

/** Hyperparameter sweeps. */
export const SWEEPS_TERMS = [
  {
    id: 'sweep',
    label: later('Sweep'),
    summary: later('A search for the best hyperparameters: one training run after the other, each with other values.'),
    formula: '\\lambda^* = \\arg\\min_{\\lambda} f(\\lambda)',
  },
  {
    id: 'trial',
    label: later('Trial'),
    summary: later('One run of a sweep, with the values it tries and the metric it reaches.'),
    formula: 'f(\\lambda_i)',
  },
  {
    id: 'sampler',
    label: later('Sampler'),
    summary: later(
      'Chooses the values of the next trial: grid (each combination once), random, or TPE, which prefers values whose density l among the best trials is high compared with their density g among the others.',
    ),
    formula: '\\lambda_{n+1} = \\arg\\max_{\\lambda} \\frac{l(\\lambda)}{g(\\lambda)}',
  },
  {
    id: 'successiveHalving',
    label: later('Successive halving (ASHA)'),
    summary: later('Stops trials early: after r, rη, rη², … epochs only the best of η trials continues.'),
    formula: 'e_k = r\\, \\eta^k, \\quad n_{k+1} = \\lfloor n_k / \\eta \\rfloor',
  },
  {
    id: 'parameterImportance',
    label: later('Parameter importance'),
    summary: later(
      'How much a parameter decides whether a trial is among the best tenth (PED-ANOVA): the distance between the densities of its values in those trials and in all.',
    ),
    formula: 'I \\propto \\sum_x p(x) \\left( \\frac{p_{\\text{best}}(x)}{p(x)} - 1 \\right)^2',
  },
] as const satisfies readonly Term[];

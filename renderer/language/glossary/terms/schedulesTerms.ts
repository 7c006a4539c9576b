import { later } from '../../index.ts';
import type { Term } from './term.ts';

/** Learning rate schedules. */
export const SCHEDULES_TERMS = [
  {
    id: 'schedule',
    label: later('Learning-rate schedule'),
    summary: later('How the learning rate changes over the steps of a run.'),
    formula: '\\eta_t = s(t)\\, \\eta',
  },
  {
    id: 'warmup',
    label: later('Warm-up'),
    summary: later('Number of updates at the start during which the learning rate rises from zero.'),
    formula: '\\eta_t = \\eta\\, \\frac{t + 1}{w} \\quad (t < w)',
  },
  {
    id: 'stepDecay',
    label: later('Step decay'),
    summary: later('The learning rate is multiplied by a factor every few epochs.'),
    formula: '\\eta_t = \\eta\\, \\gamma^{\\lfloor \\text{epochs} / s \\rfloor}',
  },
  {
    id: 'exponentialDecay',
    label: later('Exponential decay'),
    summary: later('The learning rate falls by the same factor in equal times.'),
    formula: '\\eta_t = \\eta\\, r^{\\,t / T}',
  },
  {
    id: 'staircase',
    label: later('Staircase'),
    summary: later('The learning rate stays constant, then drops once.'),
    formula: '\\eta_t = \\eta\\, r^{\\lfloor t / T \\rfloor}',
  },
  {
    id: 'decaySteps',
    label: later('Decay steps'),
    summary: later('Number of updates over which the learning rate falls.'),
    formula: '0 \\le t / T \\le 1',
  },
  {
    id: 'cosineDecay',
    label: later('Cosine decay'),
    summary: later('The learning rate falls along half a cosine to a minimum.'),
    formula: '\\eta_t = \\eta\\, \\bigl(\\alpha + (1 - \\alpha)\\, \\tfrac12 (1 + \\cos(\\pi t / T))\\bigr)',
  },
  {
    id: 'warmRestarts',
    label: later('Warm restarts'),
    summary: later('The learning rate falls and restarts; each cycle is longer and starts lower.'),
    formula: 'T_i = a^i\\, T_0, \\quad \\eta^{(i)} = m^i\\, \\eta',
  },
  {
    id: 'polynomialDecay',
    label: later('Polynomial decay'),
    summary: later('The learning rate falls as a power of the remaining time.'),
    formula: '\\eta_t = (\\eta - \\eta_T)\\, (1 - t / T)^p + \\eta_T',
  },
  {
    id: 'cyclicDecay',
    label: later('Cyclic decay'),
    summary: later('After each decay the learning rate restarts, and the next cycle is longer.'),
    formula: 'T \\leftarrow T\\, \\lceil t / T \\rceil',
  },
  {
    id: 'oneCycle',
    label: later('One cycle'),
    summary: later('The learning rate first rises to its maximum, then falls far below its initial value.'),
    formula: '\\frac{\\eta}{d} \\nearrow \\eta \\searrow \\frac{\\eta}{d f}',
  },
  {
    id: 'annealing',
    label: later('Annealing'),
    summary: later('The shape of the decay: half a cosine, or a straight line.'),
    formula: '\\tfrac12 (1 + \\cos \\pi x) \\ \\text{or}\\ 1 - x',
  },
  {
    id: 'plateau',
    label: later('Reduce on plateau'),
    summary: later('Patience: epochs without improvement before the learning rate is reduced.'),
    formula: '\\eta_t = \\max(\\eta\\, \\gamma^{\\,\\text{plateaus}},\\, \\eta_{\\min})',
  },
  {
    id: 'cooldown',
    label: later('Cooldown'),
    summary: later('Epochs to wait after a reduction before patience is counted again.'),
    formula: 'e > e_{\\text{fall}} + c',
  },
] as const satisfies readonly Term[];

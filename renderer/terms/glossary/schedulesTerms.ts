import { later } from '../../language/index.ts';
import type { Term } from '../term.ts';

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
    summary: later('Updates at the beginning over which the learning rate rises from nothing.'),
    formula: '\\eta_t = \\eta\\, \\frac{t + 1}{w} \\quad (t < w)',
  },
  {
    id: 'stepDecay',
    label: later('Step decay'),
    summary: later('The learning rate falls by a factor every few epochs.'),
    formula: '\\eta_t = \\eta\\, \\gamma^{\\lfloor \\text{epochs} / s \\rfloor}',
  },
  {
    id: 'exponentialDecay',
    label: later('Exponential decay'),
    summary: later('The learning rate falls by the same share over equal times.'),
    formula: '\\eta_t = \\eta\\, r^{\\,t / T}',
  },
  {
    id: 'staircase',
    label: later('Staircase'),
    summary: later('The learning rate stays, then falls all at once.'),
    formula: '\\eta_t = \\eta\\, r^{\\lfloor t / T \\rfloor}',
  },
  {
    id: 'decaySteps',
    label: later('Decay steps'),
    summary: later('Updates over which the learning rate falls.'),
    formula: '0 \\le t / T \\le 1',
  },
  {
    id: 'cosineDecay',
    label: later('Cosine decay'),
    summary: later('The learning rate falls along half a cosine, down to a floor.'),
    formula: '\\eta_t = \\eta\\, \\bigl(\\alpha + (1 - \\alpha)\\, \\tfrac12 (1 + \\cos(\\pi t / T))\\bigr)',
  },
  {
    id: 'warmRestarts',
    label: later('Warm restarts'),
    summary: later('The learning rate falls again and again, each time longer and from lower down.'),
    formula: 'T_i = a^i\\, T_0, \\quad \\eta^{(i)} = m^i\\, \\eta',
  },
  {
    id: 'polynomialDecay',
    label: later('Polynomial decay'),
    summary: later('The learning rate falls along a power of the time that is left.'),
    formula: '\\eta_t = (\\eta - \\eta_T)\\, (1 - t / T)^p + \\eta_T',
  },
  {
    id: 'cyclicDecay',
    label: later('Cyclic decay'),
    summary: later('At its end the fall begins anew, over a longer time.'),
    formula: 'T \\leftarrow T\\, \\lceil t / T \\rceil',
  },
  {
    id: 'oneCycle',
    label: later('One cycle'),
    summary: later('The learning rate rises to its height first, then falls far below where it began.'),
    formula: '\\frac{\\eta}{d} \\nearrow \\eta \\searrow \\frac{\\eta}{d f}',
  },
  {
    id: 'annealing',
    label: later('Annealing'),
    summary: later('The shape of a fall: along half a cosine, or a straight line.'),
    formula: '\\tfrac12 (1 + \\cos \\pi x) \\ \\text{or}\\ 1 - x',
  },
  {
    id: 'plateau',
    label: later('Plateau'),
    summary: later('Epochs in a row that were no better; after them the learning rate falls.'),
    formula: '\\eta_t = \\max(\\eta\\, \\gamma^{\\,\\text{plateaus}},\\, \\eta_{\\min})',
  },
  {
    id: 'cooldown',
    label: later('Cooldown'),
    summary: later('Epochs after a fall during which none is counted.'),
    formula: 'e > e_{\\text{fall}} + c',
  },
] as const satisfies readonly Term[];

import { later } from '../../language/index.ts';
import type { Term } from '../term.ts';

/** Computational costs. */
export const COSTS_TERMS = [
  {
    id: 'parameterCount',
    label: later('Parameters'),
    summary: later('All trained numbers of a layer or a graph.'),
    formula: '\\sum_l \\bigl(|W^{l}| + |b^{l}|\\bigr)',
  },
  {
    id: 'flop',
    label: later('FLOP'),
    summary: later('A floating-point operation: an addition or a multiplication. A dense layer takes two for each weight.'),
    formula: '\\text{FLOP} \\approx 2\\, |W|',
  },
  {
    id: 'forwardPass',
    label: later('Forward pass'),
    summary: later('From the inputs to the loss, layer by layer.'),
    formula: 'a^{l+1} = f(W^{l} a^{l} + b^{l})',
  },
  {
    id: 'backwardPass',
    label: later('Backward pass'),
    summary: later('From the loss back to every weight: about twice the operations of the forward pass.'),
    formula: "\\delta^{l} = f'(z^{l}) \\odot (W^{l})^\\top \\delta^{l+1}",
  },
  {
    id: 'optimizerMemory',
    label: later('Optimizer memory'),
    summary: later('What an optimizer remembers of each weight: nothing for plain SGD, two numbers for Adam.'),
    formula: '4\\, k\\, |W| \\ \\text{bytes}',
  },
  {
    id: 'activationMemory',
    label: later('Activation memory'),
    summary: later('The outputs of all layers for a batch, kept for the way back.'),
    formula: '4\\, n \\sum_l |a^{l}| \\ \\text{bytes}',
  },
  {
    id: 'gradientMemory',
    label: later('Gradient memory'),
    summary: later('The gradients of weights and of what flows between layers.'),
    formula: '4 \\sum_l \\bigl(|W^{l}| + n\\, |\\delta^{l}|\\bigr) \\ \\text{bytes}',
  },
  {
    id: 'trainingMemory',
    label: later('Memory to train'),
    summary: later('Parameters, optimizer, outputs and gradients together.'),
    formula: 'M = M_W + M_{\\text{optimizer}} + M_a + M_{\\nabla}',
  },
] as const satisfies readonly Term[];

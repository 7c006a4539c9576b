import { later } from '../../index.ts';
import type { Term } from './term.ts';

/** Computational costs. */
export const COSTS_TERMS = [
  {
    id: 'parameterCount',
    label: later('Parameters'),
    summary: later('All learnable parameters of a layer or a graph.'),
    formula: '\\sum_l \\bigl(|W^{l}| + |b^{l}|\\bigr)',
  },
  {
    id: 'flop',
    label: later('FLOP'),
    summary: later('A floating-point operation: one addition or multiplication. A dense layer needs two per weight.'),
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
    summary: later('Optimizer state per weight: none for plain SGD, two values for Adam.'),
    formula: '4\\, k\\, |W| \\ \\text{bytes}',
  },
  {
    id: 'activationMemory',
    label: later('Activation memory'),
    summary: later('The activations of all layers for one batch, kept for the backward pass.'),
    formula: '4\\, n \\sum_l |a^{l}| \\ \\text{bytes}',
  },
  {
    id: 'gradientMemory',
    label: later('Gradient memory'),
    summary: later('Gradients of the weights and activations.'),
    formula: '4 \\sum_l \\bigl(|W^{l}| + n\\, |\\delta^{l}|\\bigr) \\ \\text{bytes}',
  },
  {
    id: 'trainingMemory',
    label: later('Training memory'),
    summary: later('Total memory for training: parameters, optimizer state, activations and gradients.'),
    formula: 'M = M_W + M_{\\text{optimizer}} + M_a + M_{\\nabla}',
  },
] as const satisfies readonly Term[];

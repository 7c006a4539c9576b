import { add, broadcastTo, mul, type Shape, sigmoid, sub, tanh, type Value } from '../../ops/index.ts';
import { defineRecurrent, gate, weigh } from './recurrent.ts';

/**
 * h ← (1 - z) n + z h, with gates r, z, n in this order (z is u in the formulas, where z is a pre-activation); r scales the
 * state's part of n, after its bias.
 */
export const gru = defineRecurrent<{ output: Value }>({
  type: 'gru',
  label: 'GRU',
  gates: 3,
  operations: 20,
  stateApart: true,
  documentation: {
    summary: 'Processes a sequence with a state updated by two gates: an LSTM with fewer parameters.',
    forward:
      '\\begin{aligned} r, u &= \\sigma(W x_t + b_x + U h_{t-1} + b_h) \\\\ n &= \\tanh(W_n x_t + b_{xn} + r \\odot (U_n h_{t-1} + b_{hn})) \\\\ h_t &= (1 - u) \\odot n + u \\odot h_{t-1} \\end{aligned}',
    backward:
      '\\begin{aligned} \\delta_n &= (1 - u) \\odot (1 - n^2) \\odot \\frac{\\partial J}{\\partial h_t} \\\\ \\delta_u &= (h_{t-1} - n) \\odot u \\odot (1 - u) \\odot \\frac{\\partial J}{\\partial h_t} \\\\ \\delta_r &= (U_n h_{t-1} + b_{hn}) \\odot r \\odot (1 - r) \\odot \\delta_n \\\\ \\frac{\\partial J}{\\partial h_{t-1}} &= u \\odot \\frac{\\partial J}{\\partial h_t} + U_r^\\top \\delta_r + U_u^\\top \\delta_u + U_n^\\top (r \\odot \\delta_n) \\\\ \\frac{\\partial J}{\\partial W_k} &= \\sum_t \\delta_k\\, x_t^\\top \\end{aligned}',
    source: 'Cho et al., "Learning phrase representations using RNN encoder-decoder for statistical machine translation" (2014)',
    example: { inputs: { in: [3, 2] }, params: { units: 2 } },
  },
  step({ input, before, weightHh, biasHh, units, name }) {
    const fromState = weighState(before?.output, weightHh, biasHh, input.shape);
    const part = (index: number) => {
      const own = gate(input, index, units);
      return fromState ? add(own, gate(fromState, index, units)) : own;
    };
    const r = name('resetGate', 'r', sigmoid(name('resetInput', 'z_{r}', part(0))));
    const z = name('updateGate', 'u', sigmoid(name('updateInput', 'z_{u}', part(1))));
    const own = gate(input, 2, units);
    const mixed = fromState ? add(own, mul(r, gate(fromState, 2, units))) : own;
    const n = name('candidate', 'n', tanh(name('candidateInput', 'z_{n}', mixed)));
    return { output: before ? add(n, mul(z, sub(before.output, n))) : sub(n, mul(z, n)) };
  },
});

/** The weighted state with its bias; undefined if both are zero. */
function weighState(state: Value | undefined, weightHh: Value, biasHh: Value | undefined, shape: Shape): Value | undefined {
  if (!state) return biasHh && broadcastTo(biasHh, shape);
  return biasHh ? add(weigh(state, weightHh), biasHh) : weigh(state, weightHh);
}

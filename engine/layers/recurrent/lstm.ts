import { add, mul, sigmoid, tanh, type Value } from '../../ops/index.ts';
import { defineRecurrent, gate, weigh } from './recurrent.ts';

/** c ← f c + i g;  h = o tanh c, with gates i, f, g, o (in this order) of the input and the previous h. */
export const lstm = defineRecurrent<{ output: Value; cell: Value }>({
  type: 'lstm',
  label: 'LSTM',
  gates: 4,
  operations: 17,
  documentation: {
    summary: 'Processes a sequence with a memory cell controlled by gates, so that it can keep information for a long time.',
    forward:
      '\\begin{aligned} i, f, o &= \\sigma(W x_t + b_x + U h_{t-1} + b_h) \\\\ g &= \\tanh(W_g x_t + b_{xg} + U_g h_{t-1} + b_{hg}) \\\\ c_t &= f \\odot c_{t-1} + i \\odot g \\\\ h_t &= o \\odot \\tanh c_t \\end{aligned}',
    backward:
      '\\begin{aligned} \\frac{\\partial J}{\\partial c_t} &= o \\odot (1 - \\tanh^2 c_t) \\odot \\frac{\\partial J}{\\partial h_t} + f_{t+1} \\odot \\frac{\\partial J}{\\partial c_{t+1}} \\\\ \\delta_o &= o \\odot (1 - o) \\odot \\tanh c_t \\odot \\frac{\\partial J}{\\partial h_t} \\\\ \\delta_i &= i \\odot (1 - i) \\odot g \\odot \\frac{\\partial J}{\\partial c_t} \\\\ \\delta_f &= f \\odot (1 - f) \\odot c_{t-1} \\odot \\frac{\\partial J}{\\partial c_t} \\\\ \\delta_g &= (1 - g^2) \\odot i \\odot \\frac{\\partial J}{\\partial c_t} \\\\ \\frac{\\partial J}{\\partial h_{t-1}} &= \\sum_k U_k^\\top \\delta_k \\\\ \\frac{\\partial J}{\\partial W_k} &= \\sum_t \\delta_k\\, x_t^\\top \\end{aligned}',
    source: 'Hochreiter and Schmidhuber, "Long short-term memory" (1997)',
    example: { inputs: { in: [3, 2] }, params: { units: 2 } },
  },
  step({ input, before, weightHh, units, name }) {
    const gates = before ? add(input, weigh(before.output, weightHh)) : input;
    const z = (index: number, word: string, letter: string) =>
      name(`${word}PreActivation`, `z_{${letter}}`, gate(gates, index, units));
    const i = name('inputGate', 'i', sigmoid(z(0, 'input', 'i')));
    const f = name('forgetGate', 'f', sigmoid(z(1, 'forget', 'f')));
    const g = name('candidate', 'g', tanh(z(2, 'candidate', 'g')));
    const o = name('outputGate', 'o', sigmoid(z(3, 'output', 'o')));
    const added = mul(i, g);
    const cell = name('cell', 'c', before ? add(mul(f, before.cell), added) : added);
    return { output: mul(o, tanh(cell)), cell };
  },
});

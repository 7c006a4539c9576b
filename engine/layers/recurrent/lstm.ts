import { add, mul, sigmoid, tanh, type Value } from '../../ops/index.ts';
import { defineRecurrent, gate, weigh } from './recurrent.ts';

/** c ← f c + i g;  h = o tanh c, with gates i, f, g, o (in this order) of the input and of h before. */
export const lstm = defineRecurrent<{ output: Value; cell: Value }>({
  type: 'lstm',
  label: 'LSTM',
  gates: 4,
  documentation: {
    summary: 'Goes through a sequence with a memory that gates open and close, so that it can keep things for long.',
    forward:
      '\\begin{aligned} i, f, o &= \\sigma(W x_t + U h_{t-1} + b) \\\\ g &= \\tanh(W_g x_t + U_g h_{t-1} + b_g) \\\\ c_t &= f \\odot c_{t-1} + i \\odot g \\\\ h_t &= o \\odot \\tanh c_t \\end{aligned}',
    backward:
      '\\begin{aligned} \\delta c_t &= o \\odot (1 - \\tanh^2 c_t) \\odot \\delta h_t + f_{t+1} \\odot \\delta c_{t+1} \\\\ \\delta h_{t-1} &= \\textstyle\\sum_{\\text{gates}} U^\\top \\delta z_t \\end{aligned}',
    source: 'Hochreiter and Schmidhuber, "Long short-term memory" (1997)',
    example: { inputs: { in: [3, 2] }, params: { units: 2 } },
  },
  step({ input, before, weightHh, units }) {
    const gates = before ? add(input, weigh(before.output, weightHh)) : input;
    const [i, f, o] = [0, 1, 3].map((index) => sigmoid(gate(gates, index, units)));
    const added = mul(i, tanh(gate(gates, 2, units)));
    const cell = before ? add(mul(f, before.cell), added) : added;
    return { output: mul(o, tanh(cell)), cell };
  },
});

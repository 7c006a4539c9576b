import { add, tanh, type Value } from '../../ops/index.ts';
import { defineRecurrent, weigh } from './recurrent.ts';

/** h ← tanh(W x + b + U h + c). */
export const simpleRnn = defineRecurrent<{ output: Value }>({
  type: 'simpleRnn',
  label: 'Simple RNN',
  gates: 1,
  documentation: {
    summary: 'Goes through a sequence and mixes each moment into its state.',
    forward: 'h_t = \\tanh(W x_t + U h_{t-1} + b)',
    backward:
      '\\begin{aligned} \\delta z_t &= (1 - h_t^2) \\odot \\delta h_t \\\\ \\delta h_{t-1} &= U^\\top \\delta z_t \\end{aligned}',
    source: 'Elman, "Finding structure in time" (1990)',
    example: { inputs: { in: [3, 2] }, params: { units: 2 } },
  },
  step: ({ input, before, weightHh }) => ({ output: tanh(before ? add(input, weigh(before.output, weightHh)) : input) }),
});

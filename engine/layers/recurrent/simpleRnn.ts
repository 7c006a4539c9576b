import { add, tanh, type Value } from '../../ops/index.ts';
import { defineRecurrent, weigh } from './recurrent.ts';

/** h ← tanh(W x + b + U h + c). */
export const simpleRnn = defineRecurrent<{ output: Value }>({
  type: 'simpleRnn',
  label: 'Simple RNN',
  gates: 1,
  operations: 5,
  documentation: {
    summary: 'Processes a sequence step by step, mixing each timestep into its state.',
    forward: '\\begin{aligned} z_t &= W x_t + b_x + U h_{t-1} + b_h \\\\ h_t &= \\tanh z_t \\end{aligned}',
    backward:
      '\\begin{aligned} \\delta_t &= (1 - h_t^2) \\odot \\frac{\\partial J}{\\partial h_t} \\\\ \\frac{\\partial J}{\\partial h_{t-1}} &= U^\\top \\delta_t \\\\ \\frac{\\partial J}{\\partial W} &= \\sum_t \\delta_t\\, x_t^\\top \\end{aligned}',
    source: 'Elman, "Finding structure in time" (1990)',
    example: { inputs: { in: [3, 2] }, params: { units: 2 } },
  },
  step: ({ input, before, weightHh, name }) => ({
    output: tanh(name('preActivation', 'z', before ? add(input, weigh(before.output, weightHh)) : input)),
  }),
});

import { defineGenerator, noiseOption } from './generator.ts';

/** y = 0.5 + 1.5 x + noise with x in [-1, 1]: a line to fit. */
export const line = defineGenerator({
  spec: 'line',
  title: 'Line',
  description: 'Points around the line y = 0.5 + 1.5 x; what is y at x?',
  samples: 300,
  options: { noise: noiseOption(0.1) },
  inputs: () => [{ name: 'x', shape: [1] }],
  target: { name: 'y', shape: [1] },
  draw(random, _index, { noise }) {
    const x = 2 * random.uniform() - 1;
    return { inputs: [[x]], target: 0.5 + 1.5 * x + noise * random.normal() };
  },
});

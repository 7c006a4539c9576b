import { defineGenerator, noiseOption } from './generator.ts';

/** y = sin x + noise with x in [-π, π]: a curve to fit. */
export const sine = defineGenerator({
  spec: 'sine',
  title: 'Sine',
  description: 'One period of the sine with some noise; what is y at x?',
  samples: 500,
  options: { noise: noiseOption(0.1) },
  inputs: () => [{ name: 'x', shape: [1] }],
  target: { name: 'y', shape: [1] },
  draw(random, _index, { noise }) {
    const x = Math.PI * (2 * random.uniform() - 1);
    return { inputs: [[x]], target: Math.sin(x) + noise * random.normal() };
  },
});

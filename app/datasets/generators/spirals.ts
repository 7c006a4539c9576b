import { defineGenerator, noiseOption, scatter } from './generator.ts';

const TURNS = 1.5;

/** Start radius: at the center the arms would meet. */
const INNER_RADIUS = 0.05;

/** Two arms wound around each other in the unit disk: x = r cos θ, y = r sin θ with θ growing with r (after Lang and Witbrock, 1988). */
export const spirals = defineGenerator({
  spec: 'spirals',
  title: 'Spirals',
  description: 'Two interleaved spirals; which one does a point belong to?',
  samples: 1000,
  options: { noise: noiseOption(0.02) },
  inputs: () => [{ name: 'point', shape: [2] }],
  target: { name: 'arm', classNames: ['first', 'second'] },
  draw(random, index, { noise }) {
    const arm = index & 1;
    const radius = INNER_RADIUS + (1 - INNER_RADIUS) * random.uniform();
    const angle = 2 * Math.PI * TURNS * radius + Math.PI * arm;
    return { inputs: [scatter(random, [radius * Math.cos(angle), radius * Math.sin(angle)], noise)], target: arm };
  },
});

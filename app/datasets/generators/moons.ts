import { defineGenerator, noiseOption, scatter } from './generator.ts';

/** Two interleaved half circles, the second rotated by 180° and moved by (1, 0.5). */
export const moons = defineGenerator({
  spec: 'moons',
  title: 'Moons',
  description: 'Two interleaved half moons; which one does a point belong to?',
  samples: 500,
  options: { noise: noiseOption(0.1) },
  inputs: () => [{ name: 'point', shape: [2] }],
  target: { name: 'moon', classNames: ['upper', 'lower'] },
  draw(random, index, { noise }) {
    const lower = index & 1;
    const angle = Math.PI * random.uniform();
    const [x, y] = [Math.cos(angle), Math.sin(angle)];
    return { inputs: [scatter(random, lower ? [1 - x, 0.5 - y] : [x, y], noise)], target: lower };
  },
});

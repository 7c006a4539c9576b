import { drawOnCircle } from './circles.ts';
import { defineGenerator, noiseOption } from './generator.ts';

/** Two points of the two circles around the origin: two inputs, and a class that depends on both. */
export const pairs = defineGenerator({
  spec: 'pairs',
  title: 'Pairs of points',
  description: 'Two points, each on one of two circles; are they on the same one?',
  samples: 4000,
  options: { noise: noiseOption(0.05) },
  inputs: () => [
    { name: 'first', shape: [2] },
    { name: 'second', shape: [2] },
  ],
  target: { name: 'circle', classNames: ['different circles', 'same circle'] },
  draw(random, index, { noise }) {
    const same = index & 1;
    const isInner = (index >> 1) & 1;
    const points = [isInner, isInner ^ same ^ 1].map((inner) => drawOnCircle(random, inner === 1, noise));
    return { inputs: points, target: same };
  },
});

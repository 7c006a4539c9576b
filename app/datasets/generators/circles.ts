import { defineGenerator, scatter } from './generator.ts';

const INNER_RADIUS = 0.5;

/** Two circles around the origin, of radius 1 and 0.5. */
export const circles = defineGenerator({
  spec: 'circles',
  title: 'Circles',
  description: 'A circle inside a larger one; is a point on the inner one?',
  samples: 500,
  noise: 0.08,
  input: { name: 'point', size: 2 },
  target: { name: 'circle', classNames: ['outer', 'inner'] },
  draw(random, index, noise) {
    const inner = index & 1;
    const radius = inner ? INNER_RADIUS : 1;
    const angle = 2 * Math.PI * random.uniform();
    return { input: scatter(random, [radius * Math.cos(angle), radius * Math.sin(angle)], noise), target: inner };
  },
});

import type { RandomStream } from '#engine/random/index.ts';
import { defineGenerator, noiseOption, scatter } from './generator.ts';

const INNER_RADIUS = 0.5;

/** Two circles around the origin, of radius 1 and 0.5. */
export const circles = defineGenerator({
  spec: 'circles',
  title: 'Circles',
  description: 'A circle inside a larger one; is a point on the inner one?',
  samples: 500,
  options: { noise: noiseOption(0.08) },
  inputs: () => [{ name: 'point', shape: [2] }],
  target: { name: 'circle', classNames: ['outer', 'inner'] },
  draw(random, index, { noise }) {
    const inner = index & 1;
    return { inputs: [drawOnCircle(random, inner === 1, noise)], target: inner };
  },
});

/** A point of the outer circle or the inner one, moved by noise. */
export function drawOnCircle(random: RandomStream, inner: boolean, noise: number): [number, number] {
  const radius = inner ? INNER_RADIUS : 1;
  const angle = 2 * Math.PI * random.uniform();
  return scatter(random, [radius * Math.cos(angle), radius * Math.sin(angle)], noise);
}

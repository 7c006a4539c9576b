import { defineGenerator, noiseOption, scatter } from './generator.ts';

/** No point lies closer to an axis than this, before the noise. */
const MARGIN = 0.1;

/** Points of the square [-1, 1]², class 1 if the two signs differ: not linearly separable. */
export const xor = defineGenerator({
  spec: 'xor',
  title: 'XOR',
  description: 'Points in four quadrants; the label is 1 if exactly one coordinate is positive.',
  samples: 400,
  options: { noise: noiseOption(0.05) },
  inputs: () => [{ name: 'point', shape: [2] }],
  target: { name: 'class', classNames: ['same signs', 'different signs'] },
  draw(random, index, { noise }) {
    const signX = index & 1;
    const signY = (index >> 1) & 1;
    const coordinate = (positive: number) => (positive ? 1 : -1) * (MARGIN + (1 - MARGIN) * random.uniform());
    const point: [number, number] = [coordinate(signX), coordinate(signY)];
    return { inputs: [scatter(random, point, noise)], target: signX ^ signY };
  },
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compute, gradientError } from '../testing/tapes.ts';
import { convolution, convolutionByImage, convolutionByKernel } from './convolution.ts';
import { type ConvolutionAttributes, convolutionSizes } from './convolutionSizes.ts';
import { type Shape, sizeOf } from './shape.ts';

interface Case {
  readonly image: Shape;
  readonly kernel: Shape;
  readonly attributes: ConvolutionAttributes;
}

const pair = (max: number) => fc.tuple(fc.integer({ min: 1, max }), fc.integer({ min: 1, max }));

/** Convolutions whose kernels fit, of any strides, dilation and groups. */
const CASES: fc.Arbitrary<Case> = fc
  .record({
    batch: fc.integer({ min: 1, max: 2 }),
    extra: fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })),
    size: pair(3),
    strides: pair(3),
    dilation: pair(2),
    groups: fc.integer({ min: 1, max: 2 }),
    groupChannels: fc.integer({ min: 1, max: 2 }),
    groupFilters: fc.integer({ min: 1, max: 2 }),
  })
  .map(({ batch, extra, size, strides, dilation, groups, groupChannels, groupFilters }) => {
    const sides = size.map((length, axis) => (length - 1) * dilation[axis] + 1 + extra[axis]);
    return {
      image: [batch, ...sides, groups * groupChannels],
      kernel: [...size, groupChannels, groups * groupFilters],
      attributes: { strides, dilation, groups },
    };
  });

function outputOf({ image, kernel, attributes }: Case): Shape {
  const { batch, outHeight, outWidth, filters } = convolutionSizes(image, kernel, attributes);
  return [batch, outHeight, outWidth, filters];
}

/** All positions within a shape, in row-major order. */
const positionsIn = (shape: Shape): number[][] =>
  shape.reduce<number[][]>(
    (heads, length) => heads.flatMap((head) => Array.from({ length }, (_, index) => [...head, index])),
    [[]],
  );

const offsetOf = (shape: Shape, position: readonly number[]) =>
  position.reduce((offset, index, axis) => offset * shape[axis] + index, 0);

/** The sum of the formula for one element of the output. */
function expectedAt(
  [sample, row, column, filter]: readonly number[],
  { image, kernel, attributes }: Case,
  x: readonly number[],
  w: readonly number[],
): number {
  const { strides, dilation, groups } = attributes;
  const firstChannel = Math.floor(filter / (kernel[3] / groups)) * kernel[2];
  return positionsIn(kernel.slice(0, 3)).reduce((total, [u, v, channel]) => {
    const pixel = [sample, row * strides[0] + u * dilation[0], column * strides[1] + v * dilation[1], firstChannel + channel];
    return total + x[offsetOf(image, pixel)] * w[offsetOf(kernel, [u, v, channel, filter])];
  }, 0);
}

/** Unordered integers, so that sums of their products are exact. */
const whole = (shape: Shape, seed: number) => Array.from({ length: sizeOf(shape) }, (_, index) => ((index + seed) * 7919) % 1009);

test('a convolution sums over its kernel and the channels of its group', () => {
  fc.assert(
    fc.property(CASES, (given) => {
      const { image, kernel, attributes } = given;
      const [x, w] = [whole(image, 1), whole(kernel, 5)];
      const inputs = [
        [image, x],
        [kernel, w],
      ] as const;
      expect(compute(inputs, ([a, b]) => convolution(a, b, attributes))).toEqual(
        positionsIn(outputOf(given)).map((position) => expectedAt(position, given, x, w)),
      );
    }),
    { numRuns: 50 },
  );
});

const waves = (shape: Shape, phase: number) => Array.from({ length: sizeOf(shape) }, (_, index) => Math.sin(index * 1.7 + phase));

test('a convolution and its gradients by image and kernel match central differences', () => {
  fc.assert(
    fc.property(CASES, (given) => {
      const { image, kernel, attributes } = given;
      const out = outputOf(given);
      const [x, w, g] = [waves(image, 0), waves(kernel, 1), waves(out, 2)];
      expect(gradientError([image, kernel], [x, w], ([a, b]) => convolution(a, b, attributes))).toBeLessThan(1e-6);
      expect(gradientError([out, kernel], [g, w], ([a, b]) => convolutionByImage(a, b, image, attributes))).toBeLessThan(1e-6);
      expect(gradientError([image, out], [x, g], ([a, b]) => convolutionByKernel(a, b, kernel, attributes))).toBeLessThan(1e-6);
    }),
    { numRuns: 20 },
  );
});

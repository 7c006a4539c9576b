import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compute, gradientError, wholeNumbers } from '../testing/tapes.ts';
import { type ConvolutionAttributes, convolution, convolutionByImage, convolutionByKernel } from './convolution.ts';
import { type Shape, sizeOf } from './shape.ts';

interface Case {
  readonly image: Shape;
  readonly kernel: Shape;
  readonly attributes: ConvolutionAttributes;
}

const pair = (max: number) => fc.tuple(fc.integer({ min: 1, max }), fc.integer({ min: 1, max }));

/** Convolutions whose kernels fit, of any strides, gaps and groups. */
const CASES: fc.Arbitrary<Case> = fc
  .record({
    batch: fc.integer({ min: 1, max: 2 }),
    room: fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })),
    size: pair(3),
    strides: pair(3),
    dilation: pair(2),
    groups: fc.integer({ min: 1, max: 2 }),
    groupChannels: fc.integer({ min: 1, max: 2 }),
    groupFilters: fc.integer({ min: 1, max: 2 }),
  })
  .map(({ batch, room, size, strides, dilation, groups, groupChannels, groupFilters }) => {
    const sides = size.map((length, axis) => (length - 1) * dilation[axis] + 1 + room[axis]);
    return {
      image: [batch, ...sides, groups * groupChannels],
      kernel: [...size, groupChannels, groups * groupFilters],
      attributes: { strides, dilation, groups },
    };
  });

const at = (shape: Shape, position: readonly number[]) => position.reduce((place, index, axis) => place * shape[axis] + index, 0);

/** All positions within a shape, in order. */
const positionsIn = (shape: Shape): number[][] =>
  shape.reduce<number[][]>(
    (heads, length) => heads.flatMap((head) => Array.from({ length }, (_, index) => [...head, index])),
    [[]],
  );

/** The sum of the formula, element by element. */
function expectedAt(
  [sample, row, column, filter]: readonly number[],
  { image, kernel, attributes }: Case,
  x: number[],
  w: number[],
) {
  const { strides, dilation, groups } = attributes;
  const firstChannel = Math.floor(filter / (kernel[3] / groups)) * kernel[2];
  return positionsIn(kernel.slice(0, 3)).reduce((total, [u, v, channel]) => {
    const pixel = [sample, row * strides[0] + u * dilation[0], column * strides[1] + v * dilation[1], firstChannel + channel];
    return total + x[at(image, pixel)] * w[at(kernel, [u, v, channel, filter])];
  }, 0);
}

test('a convolution sums over its kernel and the channels of its group', () => {
  fc.assert(
    fc.property(CASES, (given) => {
      const [x, w] = [wholeNumbers(given.image), wholeNumbers(given.kernel, 5)];
      const { shape, numbers } = compute([given.image, given.kernel], [x, w], ([a, b]) => convolution(a, b, given.attributes));
      expect(numbers).toEqual(positionsIn(shape).map((position) => expectedAt(position, given, x, w)));
    }),
    { numRuns: 50 },
  );
});

const waves = (shape: Shape, phase: number) => Array.from({ length: sizeOf(shape) }, (_, index) => Math.sin(index * 1.7 + phase));

test('a convolution, its gradient by the image and that by the kernel: each sends back the central difference', () => {
  fc.assert(
    fc.property(CASES, ({ image, kernel, attributes }) => {
      const out = compute([image, kernel], [waves(image, 0), waves(kernel, 1)], ([x, w]) => convolution(x, w, attributes)).shape;
      const [x, w, g] = [waves(image, 0), waves(kernel, 1), waves(out, 2)];
      expect(gradientError([image, kernel], [x, w], ([a, b]) => convolution(a, b, attributes))).toBeLessThan(1e-6);
      expect(gradientError([out, kernel], [g, w], ([a, b]) => convolutionByImage(a, b, image, attributes))).toBeLessThan(1e-6);
      expect(gradientError([image, out], [x, g], ([a, b]) => convolutionByKernel(a, b, kernel, attributes))).toBeLessThan(1e-6);
    }),
    { numRuns: 20 },
  );
});

test('kernels that do not fit are refused where the operation is made', () => {
  const plain = { strides: [1, 1], dilation: [1, 1], groups: 1 } as const;
  const make = (image: Shape, kernel: Shape, attributes: ConvolutionAttributes) =>
    compute([image, kernel], [[], []], ([x, w]) => convolution(x, w, attributes));
  expect(() => make([1, 2, 2, 1], [3, 3, 1, 1], plain)).toThrow('a kernel [3, 3, 1, 1] does not fit images [1, 2, 2, 1]');
  expect(() => make([1, 3, 3, 2], [3, 3, 1, 1], plain)).toThrow('does not fit');
  expect(() => make([1, 3, 3, 2], [3, 3, 1, 3], { ...plain, groups: 2 })).toThrow('does not fit');
});

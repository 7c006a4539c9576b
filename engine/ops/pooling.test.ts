import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compute, gradientError } from '../testing/tapes.ts';
import { differentiate } from './differentiate.ts';
import { averagePool, maxPool, type PoolingAttributes, sum, Tape } from './index.ts';
import { runTape } from './runTape.ts';

const SIDE = fc.record({
  length: fc.integer({ min: 3, max: 6 }),
  size: fc.integer({ min: 1, max: 3 }),
  stride: fc.integer({ min: 1, max: 3 }),
  before: fc.integer({ min: 0, max: 2 }),
});

/** Images and windows, some of which overlap the edge. */
const CASES = fc
  .tuple(SIDE, SIDE, fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 2 }))
  .map(([rows, columns, batch, channels]) => {
    const before = [rows, columns].map((side) => Math.min(side.before, side.size - 1)) as [number, number];
    const [outHeight, outWidth] = [rows, columns].map(
      ({ length, stride }, axis) => Math.floor((length - 1 + before[axis]) / stride) + 1,
    );
    const attributes: PoolingAttributes = {
      poolSize: [rows.size, columns.size],
      strides: [rows.stride, columns.stride],
      before,
      outHeight,
      outWidth,
    };
    return { image: [batch, rows.length, columns.length, channels], attributes };
  });

/** Distinct values, further apart than the step of a gradient check. */
const apart = (count: number) => Array.from({ length: count }, (_, index) => (((index + 1) * 7919) % 1009) / 100);

function windowsOf(
  image: readonly number[],
  { poolSize, strides, before, outHeight, outWidth }: PoolingAttributes,
  x: number[],
): number[][] {
  const [batch, height, width, channels] = image;
  const windows: number[][] = [];
  for (let sample = 0; sample < batch; sample++) {
    for (let row = 0; row < outHeight; row++) {
      for (let column = 0; column < outWidth; column++) {
        for (let channel = 0; channel < channels; channel++) {
          windows.push(
            x.filter((_, index) => {
              const [inSample, inRow] = [
                Math.floor(index / (height * width * channels)),
                Math.floor(index / (width * channels)) % height,
              ];
              const inColumn = Math.floor(index / channels) % width;
              const [down, across] = [inRow - (row * strides[0] - before[0]), inColumn - (column * strides[1] - before[1])];
              const isWithin = down >= 0 && down < poolSize[0] && across >= 0 && across < poolSize[1];
              return inSample === sample && index % channels === channel && isWithin;
            }),
          );
        }
      }
    }
  }
  return windows;
}

test("pools take the maximum and the mean of a window's part within the image", () => {
  fc.assert(
    fc.property(CASES, ({ image, attributes }) => {
      const x = apart(image.reduce((a, b) => a * b));
      const windows = windowsOf(image, attributes, x);
      expect(compute([[image, x]], ([value]) => maxPool(value, attributes))).toEqual(
        windows.map((window) => Math.max(...window)),
      );
      const means = compute([[image, x]], ([value]) => averagePool(value, attributes));
      for (const [index, window] of windows.entries()) {
        expect(means[index]).toBeCloseTo(window.reduce((a, b) => a + b) / window.length, 12);
      }
    }),
    { numRuns: 50 },
  );
});

test('gradients of pools match central differences', () => {
  fc.assert(
    fc.property(CASES, ({ image, attributes }) => {
      const x = apart(image.reduce((a, b) => a * b));
      expect(gradientError([image], [x], ([value]) => maxPool(value, attributes))).toBeLessThan(1e-6);
      expect(gradientError([image], [x], ([value]) => averagePool(value, attributes))).toBeLessThan(1e-6);
    }),
    { numRuns: 20 },
  );
});

const PAIRS: PoolingAttributes = { poolSize: [1, 2], strides: [1, 2], before: [0, 0], outHeight: 1, outWidth: 2 };

test('on ties, the first element of a window gets the gradient', () => {
  const tape = new Tape();
  const x = tape.input([1, 1, 4, 1]);
  const gradient = differentiate(tape, sum(maxPool(x, PAIRS))).get(x.id);
  const values = runTape(tape, new Map([[x, [3, 3, 0, 1]]]));
  expect([...(values.get(gradient?.id ?? -1) ?? [])]).toEqual([1, 0, 0, 1]);
});

test('a pool propagates NaN', () => {
  const image = [
    [1, 1, 4, 1],
    [Number.NaN, 1, 2, 3],
  ] as const;
  expect(compute([image], ([x]) => maxPool(x, PAIRS))).toEqual([Number.NaN, 3]);
});

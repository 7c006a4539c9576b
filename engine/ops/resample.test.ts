import { expect, test } from 'vitest';
import { resample, sizeOf, Tape } from './index.ts';
import { runTape } from './runTape.ts';

const IMAGE = [
  [1, 2, 3],
  [4, 5, 6],
];

/** A one-channel image resampled through a map. */
function seen(map: readonly number[], image = IMAGE): number[] {
  const tape = new Tape();
  const images = tape.input([1, image.length, image[0].length, 1]);
  const maps = tape.input([1, 6]);
  const output = resample(images, maps);
  const values = runTape(
    tape,
    new Map([
      [images, image.flat()],
      [maps, map],
    ]),
  );
  expect(sizeOf(output.shape)).toBe(image.flat().length);
  return [...(values.get(output.id) ?? [])];
}

test.each([
  ['leaves the image as it is', [1, 0, 0, 0, 1, 0], [1, 2, 3, 4, 5, 6]],
  ['mirrors it', [1, 0, 0, 0, -1, 2], [3, 2, 1, 6, 5, 4]],
  ['turns it upside down', [-1, 0, 1, 0, 1, 0], [4, 5, 6, 1, 2, 3]],
  ['moves it, and repeats the edge', [1, 0, 0, 0, 1, 1], [2, 3, 3, 5, 6, 6]],
  ['interpolates between neighbors', [1, 0, 0, 0, 1, 0.5], [1.5, 2.5, 3, 4.5, 5.5, 6]],
  ['interpolates between four', [1, 0, 0.5, 0, 1, 0.5], [3, 4, 4.5, 4.5, 5.5, 6]],
  ['stays within it from far away', [1, 0, 99, 0, 1, -99], [4, 4, 4, 4, 4, 4]],
])('a map %s', (_, map, expected) => {
  expect(seen(map)).toEqual(expected);
});

test('a quarter turn of a square image', () => {
  const square = [
    [1, 2],
    [3, 4],
  ];
  expect(seen([0, -1, 1, 1, 0, 0], square)).toEqual([3, 1, 4, 2]);
});

test('images of another shape, or maps for other images, are rejected', () => {
  const tape = new Tape();
  expect(() => resample(tape.input([2, 3, 3]), tape.input([2, 6]))).toThrow('images and a map of 6 numbers');
  expect(() => resample(tape.input([2, 3, 3, 1]), tape.input([1, 6]))).toThrow('images and a map of 6 numbers');
});

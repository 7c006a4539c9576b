import { expect, test } from 'vitest';
import { inkOf, inverted, pixelValues, toSeen } from './imageFile.ts';

const PIXELS = [255, 255, 255, 255, 255, 0, 0, 255];

test('pixels become gray or colors in the units of the data', () => {
  expect(pixelValues(PIXELS, { channels: 1, range: [0, 1] })).toEqual([expect.closeTo(1, 12), expect.closeTo(0.299, 12)]);
  expect(pixelValues(PIXELS, { channels: 3, range: [-1, 1] })).toEqual([1, 1, 1, 1, -1, -1]);
});

test('values are inverted within the range of the data', () => {
  expect(inverted([0, 64, 255], [0, 255])).toEqual([255, 191, 0]);
});

test('values are drawn and looked at by their share of the range', () => {
  const picture = { width: 3, height: 1, channels: 1, range: [-1, 1] as [number, number] };
  expect([...inkOf([-1, 0, 2], picture).ink]).toEqual([0, 0.5, 1]);
  expect(toSeen([-1, 0, 2], picture)).toMatchObject({ data: btoa(String.fromCharCode(0, 128, 255)) });
});

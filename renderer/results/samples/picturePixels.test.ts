import { expect, test } from 'vitest';
import { picturePixels } from './picturePixels.ts';

const encode = (...bytes: number[]) => btoa(String.fromCharCode(...bytes));

test('one channel is gray, three are red, green and blue', () => {
  expect([...picturePixels({ data: encode(0, 200), channels: 1 })]).toEqual([0, 0, 0, 255, 200, 200, 200, 255]);
  expect([...picturePixels({ data: encode(1, 2, 3), channels: 3 })]).toEqual([1, 2, 3, 255]);
});

import { expect, test } from 'vitest';
import { bitmapUrl } from './bitmapUrl.ts';

test('a picture is a bitmap file with its rows from the top, and alpha', () => {
  const pixels = Uint8ClampedArray.from([255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 1, 2, 3, 0, 9, 9, 9, 255, 8, 8, 8, 255]);
  const [kind, data] = bitmapUrl(pixels, 2).split(',');
  expect(kind).toBe('data:image/bmp;base64');
  const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
  const file = new DataView(bytes.buffer);
  const number = (at: number) => file.getInt32(at, true);
  expect(String.fromCharCode(...bytes.subarray(0, 2))).toBe('BM');
  expect(number(2)).toBe(bytes.length);
  expect([number(18), number(22), file.getInt16(28, true)]).toEqual([2, -3, 32]);
  expect([54, 58, 62, 66].map((at) => file.getUint32(at, true))).toEqual([0xff, 0xff00, 0xff0000, 0xff000000]);
  expect([...bytes.subarray(number(10))]).toEqual([...pixels]);
});

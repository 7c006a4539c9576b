import { expect, test } from 'vitest';
import { pngSize } from './toPng.ts';

test('a picture becomes twice as large as on the canvas', () => {
  expect(pngSize({ width: 1200, height: 300 })).toEqual({ width: 2400, height: 600, scale: 2, isReduced: false });
});

test('one that would be too large is complete, and marked as reduced', () => {
  const long = pngSize({ width: 100_000, height: 300 });
  expect(long).toMatchObject({ width: 16_384, isReduced: true });
  const large = pngSize({ width: 16_000, height: 16_000 });
  expect(large.isReduced).toBe(true);
  expect(large.width * large.height).toBeLessThanOrEqual(100_000_000);
  expect(pngSize({ width: 1_000_000, height: 1 }).height).toBe(1);
});

import { expect, test } from 'vitest';
import { zoomRange } from './Plot.tsx';

const extent = { min: 0, max: 1000 };

test('zooming in keeps the position under the pointer', () => {
  expect(zoomRange(extent, extent, { center: 250, isCloser: true })).toEqual({ min: 50, max: 850 });
});

test('zooming out never leaves the axis, and ends at all of it', () => {
  expect(zoomRange({ min: 0, max: 100 }, extent, { center: 50, isCloser: false })).toEqual({ min: 0, max: 112.5 });
  expect(zoomRange({ min: 50, max: 850 }, extent, { center: 250, isCloser: false })).toBeNull();
});

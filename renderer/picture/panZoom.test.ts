import { expect, test } from 'vitest';
import { centerOn, factorOf, fitSight, panBy, viewBoxOf, zoomAt } from './panZoom.ts';

const room = { width: 800, height: 400 };

test('a picture is fitted and centered, and enlarged only up to a limit', () => {
  const sight = fitSight({ x: -100, y: 0, width: 1600, height: 400 }, room);
  expect(sight).toEqual({ x: -100, y: -200, zoom: 0.5 });
  expect(viewBoxOf(sight, room)).toBe('-100 -200 1600 800');
  expect(fitSight({ x: 0, y: 0, width: 10, height: 10 }, room).zoom).toBe(1.1);
});

test('zooming keeps the point under the pointer', () => {
  const before = { x: 10, y: 20, zoom: 0.5 };
  const after = zoomAt(before, 2, { x: 300, y: 100 });
  expect(after.zoom).toBe(1);
  expect(after.x + 300 / after.zoom).toBe(before.x + 300 / before.zoom);
  expect(after.y + 100 / after.zoom).toBe(before.y + 100 / before.zoom);
  expect(zoomAt(before, 1e9, { x: 0, y: 0 }).zoom).toBe(4);
  expect(factorOf(-100)).toBeGreaterThan(1);
});

test('a drag moves the picture', () => {
  expect(panBy({ x: 0, y: 0, zoom: 0.5 }, { x: 50, y: -20 })).toEqual({ x: -100, y: 40, zoom: 0.5 });
});

test('a small item is centered and readable, a large one fitted', () => {
  const small = centerOn({ x: 100, y: 100, width: 100, height: 50 }, room, 0.1);
  expect(small.zoom).toBe(0.6);
  expect(small.x + room.width / small.zoom / 2).toBeCloseTo(150);
  expect(centerOn({ x: 0, y: 0, width: 3200, height: 50 }, room, 0.1).zoom).toBe(0.2);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GRIPS, resizeBox, SMALLEST } from './resizeBox.ts';

const box = { x: 100, y: 50, width: 200, height: 120 };

test('an edge moves alone, and a corner moves two of them', () => {
  expect(resizeBox(box, 'e', { x: 30, y: 30 })).toEqual({ ...box, width: 230 });
  expect(resizeBox(box, 'n', { x: 30, y: 30 })).toEqual({ ...box, y: 80, height: 90 });
  expect(resizeBox(box, 'sw', { x: 30, y: 30 })).toEqual({ x: 130, y: 50, width: 170, height: 150 });
});

test('for any drag, the opposite edges stay, and the box keeps space for its text', () => {
  const anyBy = fc.record({ x: fc.integer({ min: -900, max: 900 }), y: fc.integer({ min: -900, max: 900 }) });
  fc.assert(
    fc.property(fc.constantFrom(...GRIPS), anyBy, (grip, by) => {
      const next = resizeBox(box, grip, by);
      expect(next.width).toBeGreaterThanOrEqual(SMALLEST.width);
      expect(next.height).toBeGreaterThanOrEqual(SMALLEST.height);
      if (grip.includes('w')) expect(next.x + next.width).toBe(box.x + box.width);
      else expect(next.x).toBe(box.x);
      if (grip.includes('n')) expect(next.y + next.height).toBe(box.y + box.height);
      else expect(next.y).toBe(box.y);
    }),
  );
});

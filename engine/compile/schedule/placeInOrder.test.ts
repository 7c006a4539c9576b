import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeInOrder } from './placeInOrder.ts';

const anyBuffer = fc
  .record({ from: fc.nat(30), length: fc.nat(10), lines: fc.integer({ min: 1, max: 5 }) })
  .map(({ from, length, lines }) => ({ values: [], bytes: 64 * lines, from, to: from + length, offset: -1 }));

test('buffers with overlapping lifetimes do not overlap, and none exceeds the total', () => {
  fc.assert(
    fc.property(fc.array(anyBuffer, { maxLength: 60 }), (buffers) => {
      placeInOrder(buffers);
      const total = buffers.reduce((sum, { bytes }) => sum + bytes, 0);
      for (const [index, a] of buffers.entries()) {
        expect(a.offset).toBeGreaterThanOrEqual(0);
        expect(a.offset + a.bytes).toBeLessThanOrEqual(total);
        for (const b of buffers.slice(index + 1)) {
          const meets = a.from <= b.to && b.from <= a.to;
          const isApart = a.offset + a.bytes <= b.offset || b.offset + b.bytes <= a.offset;
          expect(!meets || isApart).toBe(true);
        }
      }
    }),
  );
});

test('a buffer reuses freed bytes, also across adjacent buffers', () => {
  const at = (from: number, to: number, bytes: number) => ({ values: [], bytes, from, to, offset: -1 });
  const buffers = [at(0, 1, 64), at(0, 2, 64), at(3, 4, 128), at(5, 5, 192)];
  placeInOrder(buffers);
  expect(buffers.map(({ offset }) => offset)).toEqual([0, 64, 0, 0]);
});

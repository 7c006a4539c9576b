import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CurveColumns } from './curveColumns.ts';
import { decimate } from './decimate.ts';

function columns(raw: readonly (number | null)[], validated: readonly number[] = []): CurveColumns {
  const x = raw.map((_, index) => index);
  const validation = x.map((row) => (validated.includes(row) ? 1 : null));
  return { x, step: x, epoch: x, raw: [...raw], smoothed: [...raw], validation, broken: [] };
}

test('few rows are unchanged', () => {
  const few = [columns([3, 1, 2])];
  expect(decimate(few, null, 10)).toBe(few);
});

test('no spike is lost, the order stays, and so do validations that are far apart', () => {
  const value = fc.option(fc.integer({ min: -1000, max: 1000 }), { nil: null });
  fc.assert(
    fc.property(fc.array(value, { minLength: 60, maxLength: 400 }), (raw) => {
      const [drawn] = decimate([columns(raw, [0, raw.length - 1])], null, 20);
      const numbers = (column: readonly (number | null)[]) => column.filter((one) => one !== null);
      expect(Math.max(...numbers(drawn.raw))).toBe(Math.max(...numbers(raw)));
      expect(Math.min(...numbers(drawn.raw))).toBe(Math.min(...numbers(raw)));
      expect(drawn.x).toEqual(drawn.x.toSorted((a, b) => a - b));
      expect(numbers(drawn.validation)).toHaveLength(2);
      expect(drawn.x.length).toBeLessThanOrEqual(20 + 3 + 2);
    }),
  );
});

test('a narrower range has all of its rows', () => {
  const raw = Array.from({ length: 1000 }, (_, index) => index % 7);
  expect(decimate([columns(raw)], { min: 500, max: 509 }, 20)[0].x).toEqual([
    499, 500, 501, 502, 503, 504, 505, 506, 507, 508, 509,
  ]);
});

test('several curves keep the same rows, to the last step', () => {
  const raw = Array.from({ length: 997 }, (_, index) => index % 7);
  const [loss, accuracy] = decimate([columns(raw), columns(raw.map((value) => -((value * 3) % 5)))], null, 20);
  expect(accuracy.step).toEqual(loss.step);
  expect([loss.step.at(0), loss.step.at(-1)]).toEqual([0, 996]);
});

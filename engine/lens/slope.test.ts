import { describe, expect, test } from 'vitest';
import { measureSlope } from './slope.ts';

const FLOOR = 1e-4;
const slopeOf = (valueAt: (distance: number) => number) => measureSlope(valueAt(0), valueAt, 1, FLOOR);
const relu = (z: number) => Math.max(0, z);

describe('the slope of a function at a point', () => {
  test('is the derivative of a smooth function', () => {
    const { low, high } = slopeOf((d) => Math.tanh(0.3 + d) + 5);
    expect(low).toBe(high);
    expect(Math.abs(low / (1 - Math.tanh(0.3) ** 2) - 1)).toBeLessThan(1e-9);
  });

  test.each([1e-3, 3e-5, 1e-6, 1e-7, 1e-8, 1e-10])('is the one-sided slope with a kink %d away', (away) => {
    for (const side of [1, -1]) {
      const { low, high } = slopeOf((d) => Math.exp(d) + 3 * relu(side * d - away));
      expect(Math.abs(low - 1)).toBeLessThan(1e-8);
      expect(high).toBe(low);
    }
  });

  test('is found between kinks on both sides, if there is enough space', () => {
    const { low, high } = slopeOf((d) => Math.exp(d) + 3 * relu(d - 9e-6) + 2 * relu(-d - 7e-6));
    expect(Math.abs(low - 1)).toBeLessThan(1e-8);
    expect(high).toBe(low);
  });

  test.each([3e-7, 1e-6, 1e-5])('is found at a kink with another one %d away', (away) => {
    const { low, high } = slopeOf((d) => Math.exp(d) + 3 * relu(d) + 2 * relu(d - away) + 1);
    expect(low).toBeCloseTo(1, 5);
    expect(high).toBeCloseTo(4, 5);
  });

  test('is any between the one-sided ones at a kink', () => {
    const { low, high } = slopeOf((d) => Math.exp(d) + 3 * relu(d) + 1);
    expect(low).toBeCloseTo(1, 7);
    expect(high).toBeCloseTo(4, 7);
  });

  test('uses wide differences if rounding makes narrow ones agree by chance', () => {
    for (let slope = 1e-7; slope < 4e-6; slope += 1e-7) {
      const { low } = slopeOf((d) => 2 + 1e-6 * Math.exp(d * 1e6 * slope));
      expect(Math.abs(low - slope)).toBeLessThan(5e-11);
    }
  });

  test('distinguishes zero only to the floor’s accuracy', () => {
    expect(Math.abs(slopeOf((d) => 1 + 1e-6 * d).low - 1e-6)).toBeLessThan(1e-6 * FLOOR);
  });
});

import { describe, expect, test } from 'vitest';
import { estimateSurface } from './surface.ts';

describe('the surface over two parameters', () => {
  test('is the metric of a single trial near it, and unknown far from it', () => {
    const values = estimateSurface([{ x: 0, y: 0, metric: 3 }], 10);
    expect(values[0]).toBe(3);
    expect(values.at(-1)).toBeNaN();
  });

  test('follows the trials: a plane stays one in the middle', () => {
    const points = Array.from({ length: 400 }, (_, at) => {
      const [x, y] = [((at % 20) + 0.5) / 20, (Math.floor(at / 20) + 0.5) / 20];
      return { x, y, metric: 2 * x - y };
    });
    const values = estimateSurface(points, 11);
    for (const [column, row] of [
      [5, 5],
      [4, 6],
      [6, 5],
    ]) {
      expect(values[row * 11 + column]).toBeCloseTo((2 * (column + 0.5) - (row + 0.5)) / 11, 1);
    }
  });
});

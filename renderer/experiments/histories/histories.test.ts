import { expect, test } from 'vitest';
import { countBins, SHARES } from '#engine/distributions/index.ts';
import { densitiesOf } from './densities.ts';
import { historyColumns, middleOf, rowAt, spansOf } from './historyColumns.ts';
import { pressHistoryKey } from './historyKeys.ts';
import { ValueScale } from './valueScale.ts';

test('positions are logarithms of the size on both sides of 0, and values come back from them', () => {
  const scale = new ValueScale([{ min: -4, max: 8, rms: 1 }]);
  for (const value of [-4, -0.5, -0.001, 0, 0.003, 0.25, 8]) expect(scale.valueOf(scale.positionOf(value))).toBeCloseTo(value, 9);
  expect(scale.positionOf(8) - scale.positionOf(4)).toBeCloseTo(1, 9);
  expect(scale.positionOf(-4)).toBe(-scale.positionOf(4));
  expect([scale.min, scale.max]).toEqual([scale.positionOf(-4), scale.positionOf(8)]);
});

test('ticks are 0 and a few powers of ten within the axis', () => {
  expect(new ValueScale([{ min: -0.5, max: 20, rms: 1 }]).ticks).toEqual([-0.1, -0.01, 0, 0.01, 0.1, 1, 10]);
  const { ticks } = new ValueScale([{ min: 0, max: 1, rms: 1e-12 }]);
  expect(ticks.length).toBeLessThanOrEqual(6);
  expect([ticks[0], ticks.at(-1)]).toEqual([0, 1]);
  expect(new ValueScale([{ min: 0, max: 0, rms: 0 }]).ticks).toContain(0);
});

test('densities sum to all values, with one around 0', () => {
  const numbers = Float32Array.of(-1, 0, 0, 1e-9, 0.5, 0.6, 2);
  const scale = new ValueScale([{ min: -1, max: 2, rms: 0.9 }]);
  const densities = densitiesOf({ counts: [...countBins(numbers)] }, 0, scale);
  expect(densities.reduce((sum, { from, to, density }) => sum + (to - from) * density, 0)).toBeCloseTo(1, 9);
  const middle = densities.find(({ from, to }) => from === -1 && to === 1);
  expect(middle?.density).toBeCloseTo(3 / 7 / 2, 9);
  expect(densities.map(({ from }) => from)).toEqual(densities.map(({ from }) => from).toSorted((a, b) => a - b));
});

test('each point has a minimum, its quantiles and a maximum', () => {
  const values = {
    rms: 1,
    mean: 0,
    standardDeviation: 1,
    min: -2,
    max: 2,
    nonFinite: 0,
    dead: null,
    saturated: null,
    counts: [],
  };
  const scale = new ValueScale([values]);
  const point = { firstStep: 10, lastStep: 20, entries: 2, ...values, quantiles: SHARES.map((share) => share - 0.5) };
  const { step, levels } = historyColumns([point], scale);
  expect(step).toEqual([15]);
  expect(levels.map(([position]) => scale.valueOf(position).toFixed(2))).toEqual([
    ...['-2.00', '-0.45', '-0.25', '0.00', '0.25', '0.45', '2.00'],
  ]);
});

const POINTS = [10, 20, 40].map((step) => ({ firstStep: step, lastStep: step }));

test('points are drawn halfway to their neighbors', () => {
  expect(spansOf(POINTS)).toEqual([
    { from: 5, to: 15 },
    { from: 15, to: 30 },
    { from: 30, to: 50 },
  ]);
  expect(spansOf(POINTS.slice(0, 1))).toEqual([{ from: 9.5, to: 10.5 }]);
  expect(middleOf({ firstStep: 1, lastStep: 4 })).toBe(2.5);
  expect([0, 14, 29, 99].map((step) => rowAt(POINTS, step))).toEqual([0, 0, 1, 2]);
});

test('keys move between points, zoom around one down to it alone, and back', () => {
  const extent = { min: 0, max: 40 };
  const press = (key: string, row: number, range: { min: number; max: number } | null = null) =>
    pressHistoryKey(key, { range, row, points: POINTS, extent });
  expect(press('ArrowLeft', 2)).toEqual({ range: null, row: 1 });
  expect(press('Home', 2)).toEqual({ range: null, row: 0 });
  expect(press('End', 0)).toEqual({ range: null, row: 2 });
  expect(press('ArrowRight', 2)).toEqual({ range: null, row: 2 });
  expect(press('ArrowRight', 2, { min: 8, max: 28 })).toEqual({ range: { min: 13, max: 33 }, row: 2 });
  expect(press('ArrowLeft', 0, { min: 2, max: 22 })).toEqual({ range: { min: 0, max: 20 }, row: 0 });
  expect(press('Enter', 1)).toEqual({ range: { min: 15, max: 30 }, row: 1 });
  expect(press('0', 1, { min: 15, max: 30 })).toEqual({ range: null, row: 1 });
  const closer = press('+', 1)?.range;
  expect(closer && closer.max - closer.min).toBeLessThan(40);
  expect(press('x', 1)).toBeUndefined();
});

import { expect, test } from 'vitest';
import type { SweepTrial } from '#app/contract/index.ts';
import { parametersOf } from '../chartData/dimensions.ts';
import { goodnessOf } from '../chartData/goodness.ts';
import { AXIS, axisPositions, heightOf, linesOf, shareAt } from './parallelLayout.ts';

const trial = (number: number, choices: SweepTrial['choices'], metric: number | null): SweepTrial => ({
  ...{ number, choices, metric, state: 'complete', run: null, prunedAfter: null, seconds: 2, error: null },
});

test('axes fill the width, and are scrolled where more than fit', () => {
  const { xs, width } = axisPositions(3, 800);
  expect(width).toBe(800);
  expect(xs[1]).toBe(400);
  expect(axisPositions(20, 800).width).toBeGreaterThan(1500);
  expect(axisPositions(1, 800).xs).toHaveLength(1);
});

test('an axis begins below', () => {
  expect([heightOf(0), heightOf(1)]).toEqual([AXIS.bottom, AXIS.top]);
  expect(shareAt(heightOf(0.3))).toBeCloseTo(0.3, 9);
});

test('a line has a gap at a parameter that its trial does not have; trials without a metric have none', () => {
  const space = ['a.x', 'a.y', 'a.z'].map((name) => ({ name, kind: 'float', low: 0, high: 1 }) as const);
  const positions = axisPositions(3, 800);
  const [x, , z] = positions.xs.map((at) => at.toFixed(1));
  const lines = linesOf(
    [trial(0, { 'a.x': 0, 'a.z': 1 }, 1), trial(1, { 'a.x': 0, 'a.y': 0, 'a.z': 0 }, 2), trial(2, { 'a.x': 0 }, null)],
    parametersOf({ space }),
    positions,
  );
  expect(lines.map(({ number }) => number)).toEqual([0, 1]);
  expect(lines[0].path).toBe(`M${x},${AXIS.bottom.toFixed(1)}M${z},${AXIS.top.toFixed(1)}`);
  expect(lines[1].path.match(/[ML]/g)).toEqual(['M', 'L', 'L']);
});

test('the best trial has the strongest color, whatever is better', () => {
  const trials = [trial(0, {}, 3), trial(1, {}, 1), trial(2, {}, 2), trial(3, {}, null)];
  expect([...goodnessOf({ trials, direction: 'min' })].toSorted()).toEqual([
    [0, 0],
    [1, 1],
    [2, 0.5],
  ]);
  expect(goodnessOf({ trials, direction: 'max' }).get(0)).toBe(1);
});

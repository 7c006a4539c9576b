import { describe, expect, test } from 'vitest';
import type { SweepTrial } from '#app/contract/index.ts';
import type { SearchSpace } from '#engine/sweeps/index.ts';
import { brushBetween, isBrushed, moveBrush, withBrush } from './brushes.ts';
import { METRIC, metricDimension, parametersOf, shareOf } from './dimensions.ts';

const SPACE: SearchSpace = [
  { name: 'optimizer.learningRate', kind: 'float', low: 0.001, high: 0.1, log: true },
  { name: 'hidden.units', kind: 'integer', low: 4, high: 64 },
  { name: 'optimizer.type', kind: 'choice', choices: ['adam', 'sgd'] },
  { name: 'optimizer.momentum', kind: 'float', low: 0, high: 1, when: { name: 'optimizer.type', in: ['sgd'] } },
];

const trial = (number: number, choices: SweepTrial['choices'], metric: number | null): SweepTrial => ({
  ...{ number, choices, metric, state: 'complete', run: `r${number}` },
  ...{ prunedAfter: null, seconds: 1, error: null },
});

const TRIALS = [
  trial(0, { 'optimizer.learningRate': 0.01, 'hidden.units': 64, 'optimizer.type': 'adam' }, 0.2),
  trial(1, { 'optimizer.learningRate': 0.1, 'hidden.units': 4, 'optimizer.type': 'sgd', 'optimizer.momentum': 0.5 }, 0.4),
  trial(2, { 'optimizer.learningRate': 0.001, 'hidden.units': 34, 'optimizer.type': 'sgd', 'optimizer.momentum': 0.9 }, null),
];

const parameters = parametersOf({ space: SPACE });
const metric = metricDimension({ metric: 'validation.loss', trials: TRIALS });
const dimensions = [...parameters, metric];

test('trials have positions on the scales of their parameters, none where a condition does not hold', () => {
  expect(parameters.map((each) => shareOf(each, TRIALS[0]))).toEqual([expect.closeTo(0.5, 9), 1, 0.25, undefined]);
  expect(parameters.map((each) => shareOf(each, TRIALS[1]))).toEqual([expect.closeTo(1, 9), 0, 0.75, 0.5]);
  expect(dimensions.map(({ label }) => label)).toEqual([
    'Learning rate',
    'hidden: Units',
    'Optimizer',
    'Momentum',
    'Validation loss',
  ]);
  expect(shareOf(metric, TRIALS[2])).toBeUndefined();
  expect(parameters[2].format(1)).toBe('SGD');
});

describe('brushes', () => {
  const selected = (brushes: Parameters<typeof isBrushed>[1]) =>
    TRIALS.filter((each) => isBrushed(each, brushes, dimensions)).map(({ number }) => number);

  test('select trials that are within all of them', () => {
    expect(selected({})).toEqual([]);
    expect(selected({ 'hidden.units': { from: 0, to: 0.6 } })).toEqual([1, 2]);
    expect(selected({ 'hidden.units': { from: 0, to: 0.6 }, 'optimizer.momentum': { from: 0.8, to: 1 } })).toEqual([2]);
    expect(selected({ [METRIC]: { from: 0, to: 0.5 } })).toEqual([0]);
  });

  test('are replaced and removed by axis; one of the whole axis is none', () => {
    const both = withBrush({ a: { from: 0, to: 0.5 } }, 'b', { from: 0.1, to: 0.2 });
    expect(Object.keys(both)).toEqual(['a', 'b']);
    expect(withBrush(both, 'a', null)).toEqual({ b: { from: 0.1, to: 0.2 } });
    expect(withBrush(both, 'b', { from: 0, to: 1 })).toEqual({ a: { from: 0, to: 0.5 } });
  });

  test('are drawn in both directions, within the axis', () => {
    expect(brushBetween(0.7, -0.2)).toEqual({ from: 0, to: 0.7 });
    expect(brushBetween(0.5, 0.501)).toBeNull();
  });

  test('are moved by keys at their ends, which do not cross', () => {
    expect(moveBrush(undefined, 'from', 'ArrowUp', false, 0.02)).toEqual({ from: 0.02, to: 1 });
    expect(moveBrush({ from: 0.5, to: 0.55 }, 'from', 'ArrowUp', true, 0.02)).toEqual({ from: 0.55, to: 0.55 });
    expect(moveBrush({ from: 0.5, to: 0.6 }, 'to', 'Home', false, 0.02)).toEqual({ from: 0.5, to: 0.5 });
    expect(moveBrush({ from: 0.5, to: 0.6 }, 'to', 'Tab', false, 0.02)).toBeUndefined();
  });
});

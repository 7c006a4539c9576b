import { expect, test } from 'vitest';
import type { SweepTrial } from '#app/contract/index.ts';
import { metricDimension, parametersOf } from '../chartData/dimensions.ts';
import { columnsOf, nextOrder, sortTrials } from './trialColumns.ts';

const trial = (number: number, rate: number | undefined, metric: number | null): SweepTrial => ({
  ...{ number, choices: rate === undefined ? {} : { 'optimizer.learningRate': rate }, metric, state: 'complete', run: null },
  ...{ prunedAfter: null, seconds: 2, error: null },
});

const TRIALS = [trial(0, 0.1, 0.5), trial(1, undefined, 0.25), trial(2, 0.01, null)];
const columns = columnsOf(
  parametersOf({ space: [{ name: 'optimizer.learningRate', kind: 'float', low: 0, high: 1 }] }),
  metricDimension({ metric: 'loss', trials: TRIALS }),
);
const numbersBy = (columnId: string, isDescending: boolean) =>
  sortTrials(TRIALS, columns, { columnId, isDescending }).map(({ number }) => number);

test('a trial has a text in every column, a dash where it has no value', () => {
  const texts = TRIALS.map((each) => columns.map(({ text }) => text(each)));
  expect(columns.map(({ label }) => label)).toEqual(['Trial', 'State', 'Loss', 'Learning rate', 'Time']);
  expect(texts.map((row) => row.slice(0, 4))).toEqual([
    ['1', 'Complete', '0.5', '0.1'],
    ['2', 'Complete', '0.25', '–'],
    ['3', 'Complete', '–', '0.01'],
  ]);
});

test('trials are sorted by a column, those without its value last', () => {
  expect(numbersBy('metric', false)).toEqual([1, 0, 2]);
  expect(numbersBy('metric', true)).toEqual([0, 1, 2]);
  expect(numbersBy('optimizer.learningRate', false)).toEqual([2, 0, 1]);
  expect(sortTrials(TRIALS, columns, null)).toBe(TRIALS);
});

test('a column sorts ascending, descending, and not', () => {
  const first = nextOrder(null, 'metric');
  const second = nextOrder(first, 'metric');
  expect([first, second]).toEqual([
    { columnId: 'metric', isDescending: false },
    { columnId: 'metric', isDescending: true },
  ]);
  expect(nextOrder(second, 'metric')).toBeNull();
  expect(nextOrder(second, 'number')).toEqual({ columnId: 'number', isDescending: false });
});

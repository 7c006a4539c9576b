import { expect, test } from 'vitest';
import { spreadSteps } from './spreadSteps.ts';

test('steps are spread evenly, with both ends', () => {
  expect(spreadSteps({ from: 10, to: 50 }, { count: 5, spread: 'even' })).toEqual([10, 20, 30, 40, 50]);
});

test('logarithmic steps are dense at the beginning', () => {
  expect(spreadSteps({ from: 0, to: 999 }, { count: 4, spread: 'logarithmic' })).toEqual([0, 9, 99, 999]);
});

test('a short range has each of its steps once', () => {
  expect(spreadSteps({ from: 3, to: 6 }, { count: 60, spread: 'even' })).toEqual([3, 4, 5, 6]);
  expect(spreadSteps({ from: 3, to: 6 }, { count: 60, spread: 'logarithmic' })).toEqual([3, 4, 5, 6]);
  expect(spreadSteps({ from: 4, to: 4 }, { count: 2, spread: 'even' })).toEqual([4]);
});

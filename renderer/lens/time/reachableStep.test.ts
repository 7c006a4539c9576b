import { expect, test } from 'vitest';
import { nearestStep, reachableStep } from './reachableStep.ts';

test('where only checkpoints can be shown, a move leads to the next one in its direction', () => {
  const checkpoints = [0, 7, 14];
  expect(reachableStep(8, 7, checkpoints)).toBe(14);
  expect(reachableStep(6, 7, checkpoints)).toBe(0);
  expect(reachableStep(21, 14, checkpoints)).toBe(14);
  expect(reachableStep(-7, 0, checkpoints)).toBe(0);
  expect(reachableStep(8, 7, undefined)).toBe(8);
});

test('the nearest step is the earlier of two at the same distance', () => {
  expect([nearestStep(10, [0, 7, 14]), nearestStep(11, [0, 7, 14]), nearestStep(3, [2, 4]), nearestStep(3, [])]).toEqual([
    7,
    14,
    2,
    undefined,
  ]);
});

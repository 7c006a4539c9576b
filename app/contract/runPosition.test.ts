import { expect, test } from 'vitest';
import { english } from '#engine/messages/index.ts';
import { describePosition, percentOfEpoch, usedLearningRates } from './index.ts';

const at = (epoch: number, step: number) => ({ epoch, step, epochs: 40, steps: 40 * 1000 });

test('the part of an epoch is never rounded to none or all of it', () => {
  expect([12_001, 12_620, 12_999].map((step) => percentOfEpoch(at(13, step)))).toEqual([1, 62, 99]);
  expect(percentOfEpoch(at(13, 13_000))).toBeUndefined();
  expect(percentOfEpoch(at(0, 0))).toBeUndefined();
});

test('a position names its epoch and step', () => {
  expect(english(describePosition(at(0, 0)))).toBe('before the first step');
  expect(english(describePosition(at(13, 12_620)))).toBe('in epoch 13 of 40, at step 12620 (62 % of the epoch)');
  expect(english(describePosition(at(13, 13_000)))).toBe('after epoch 13 of 40, at step 13000');
});

test('learning rates of later steps are not yet used', () => {
  const learningRates = [4, 9, 11].map((step) => ({ step, learningRate: 1 / step }));
  expect(usedLearningRates({ learningRates, step: 8 }).map(({ step }) => step)).toEqual([4, 9]);
});

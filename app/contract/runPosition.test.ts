import { expect, test } from 'vitest';
import { english } from '#engine/messages/index.ts';
import { describePosition, epochAt, percentOfEpoch, usedLearningRates, usedSettings } from './index.ts';

const parts = [{ epoch: 1, step: 0, batchSize: 32, stepsPerEpoch: 1000 }];
const at = (epoch: number, step: number) => ({ epoch, step, epochs: 40, parts });

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

test('after a change of the batch size, epochs have another number of steps', () => {
  const changed = { parts: [...parts, { epoch: 3, step: 2000, batchSize: 64, stepsPerEpoch: 500 }] };
  expect([1999, 2000, 2499, 2500, 2750].map((step) => epochAt(changed, step))).toEqual([
    { epoch: 2, batchInEpoch: 999 },
    { epoch: 3, batchInEpoch: 0 },
    { epoch: 3, batchInEpoch: 499 },
    { epoch: 4, batchInEpoch: 0 },
    { epoch: 4, batchInEpoch: 250 },
  ]);
  expect(percentOfEpoch({ ...changed, epoch: 4, step: 2750 })).toBe(50);
});

test('learning rates and settings of later steps are not yet used', () => {
  const learningRates = [4, 9, 11].map((step) => ({ step, learningRate: 1 / step }));
  expect(usedLearningRates({ learningRates, step: 8 }).map(({ step }) => step)).toEqual([4, 9]);
  const settingChanges = [4, 9, 11].map((step) => ({ step, address: 'd.rate', value: 0.1 }));
  expect(usedSettings({ settingChanges, step: 8 }).map(({ step }) => step)).toEqual([4, 9]);
});

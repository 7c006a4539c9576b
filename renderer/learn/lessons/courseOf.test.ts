import { expect, test } from 'vitest';
import type { EpochRow } from '#app/contract/index.ts';
import { courseOf } from './courseOf.ts';

const row = (epoch: number, loss: number, validation?: number): EpochRow => ({
  epoch,
  step: epoch * 10,
  loss,
  metrics: {},
  samplesPerSecond: 1,
  ...(validation !== undefined && { validation: { loss: validation, metrics: {} } }),
});

test('both losses are told by their first, lowest and last value', () => {
  const { training, validation } = courseOf([row(1, 0.9, 0.8), row(2, 0.5, 0.4), row(3, 0.1, 1.2)]);
  expect(training).toEqual({ first: 0.9, last: 0.1, lowest: 0.1, lowestAfter: 3, epochs: 3 });
  expect(validation).toEqual({ first: 0.8, last: 1.2, lowest: 0.4, lowestAfter: 2, epochs: 3 });
});

test('losses that are no finite numbers are left out', () => {
  expect(courseOf([row(1, 2), row(2, Number.NaN)])).toEqual({
    training: { first: 2, last: 2, lowest: 2, lowestAfter: 1, epochs: 1 },
    validation: undefined,
  });
  expect(courseOf([]).training).toBeUndefined();
});

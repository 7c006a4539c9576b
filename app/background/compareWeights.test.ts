import { expect, test } from 'vitest';
import { insertCheckpoint, insertRun } from '#app/store/index.ts';
import { newRun } from '#app/store/testing/runs.ts';
import { temporaryStore } from '#app/store/testing/temporaryStore.ts';
import { compareWeights } from './compareWeights.ts';

test('weights are compared by their norms, and with those of the first run where the shapes are the same', () => {
  const connection = temporaryStore();
  const runs: Readonly<Record<string, readonly number[]>> = { a: [3, 4], b: [3, 0], c: [1, 2, 2] };
  for (const [id, values] of Object.entries(runs)) {
    const key = insertRun(connection, newRun({ id }));
    const parameters = [{ name: 'h.weight', shape: [values.length], data: Float32Array.from(values) }];
    const epochTotals = { loss: 0, samples: 0, metrics: {} };
    insertCheckpoint(connection, key, { step: 1, epoch: 1, batchInEpoch: 0, epochTotals, parameters, slots: [], time: 0 }, 1);
  }
  insertRun(connection, newRun({ id: 'untrained' }));
  expect(compareWeights(connection, ['a', 'b', 'c', 'untrained'])).toEqual([
    { name: 'h.weight', norms: [5, 3, 3, null], distances: [0, 4, null, null] },
  ]);
});

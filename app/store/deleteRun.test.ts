import { statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { deleteRunInParts } from './deleteRun.ts';
import { findRun, insertCheckpoint, insertRun, insertSteps, listRuns } from './index.ts';
import { newRun } from './testing/runs.ts';
import { temporaryStore } from './testing/temporaryStore.ts';

const STEPS = 50_000;
const TENSORS = 40;

test('removing a run of many megabytes needs a log of a few hundred kilobytes, and affects no other run', () => {
  const connection = temporaryStore();
  insertRun(connection, newRun({ id: 'other' }));
  const key = insertRun(connection, newRun({ id: 'large' }));
  const data = new Float32Array(50_000);
  const parameters = Array.from({ length: TENSORS }, (_, index) => ({ name: `p${index}`, shape: [data.length], data }));
  connection.transaction(() => {
    const steps = Array.from({ length: STEPS }, (_, step) => ({
      step,
      epoch: 1,
      loss: 1,
      metrics: {},
      learningRate: 0.1,
      time: step,
    }));
    insertSteps(connection, key, steps);
    const epochTotals = { loss: 0, samples: 0, metrics: {} };
    insertCheckpoint(connection, key, { step: 1, epoch: 1, batchInEpoch: 0, epochTotals, parameters, slots: [], time: 0 }, 1);
  });
  connection.pragma('wal_checkpoint(TRUNCATE)');
  expect(statSync(connection.file).size).toBeGreaterThan(9_000_000);

  deleteRunInParts(connection, 'large');
  expect(statSync(`${connection.file}-wal`).size).toBeLessThan(500_000);
  expect(findRun(connection, 'large')).toBeUndefined();
  expect(listRuns(connection).map(({ id }) => id)).toEqual(['other']);
  for (const table of ['steps', 'checkpoints', 'checkpoint_tensors'])
    expect(connection.get(`SELECT count(*) AS count FROM ${table}`)).toEqual({ count: 0 });
});

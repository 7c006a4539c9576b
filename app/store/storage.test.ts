import { expect, test } from 'vitest';
import type { StoredCheckpoint, WritingConnection } from './index.ts';
import {
  endRun,
  insertCheckpoint,
  insertEpochs,
  insertRun,
  insertSteps,
  listCheckpoints,
  readStorage,
  thinRun,
} from './index.ts';
import { newRun } from './testing/runs.ts';
import { temporaryStore } from './testing/temporaryStore.ts';

const THINNING = { last: 1, best: 'validationLoss' } as const;

const checkpoint = (step: number): StoredCheckpoint => ({
  ...{ step, epoch: step / 10 + 1, batchInEpoch: 0, time: step },
  epochTotals: { loss: 0, samples: 0, metrics: {} },
  parameters: [{ name: 'h.weight', shape: [100], data: new Float32Array(100) }],
  slots: [],
});

/** A run of 5 epochs with a checkpoint at the end of each; its validation loss is lowest after the second. */
function trained(connection: WritingConnection, id: string): void {
  const key = insertRun(connection, newRun({ id }));
  for (const epoch of [0, 1, 2, 3, 4, 5]) insertCheckpoint(connection, key, checkpoint(10 * epoch), 0);
  const losses = [0.5, 0.2, 0.3, 0.4, 0.6];
  insertEpochs(
    connection,
    key,
    losses.map((loss, index) => ({
      ...{ epoch: index + 1, step: 10 * (index + 1), loss: 1 - loss, metrics: {}, samplesPerSecond: 1 },
      validation: { loss, metrics: { accuracy: loss } },
    })),
  );
  insertSteps(connection, key, [{ step: 1, epoch: 1, loss: 1, metrics: {}, learningRate: 0.1, time: 1 }]);
}

const stepsOf = (connection: WritingConnection, id: string) => listCheckpoints(connection, id).map(({ step }) => step);

test('sizes tell what runs take and what thinning would free; runs in training thin themselves', () => {
  const connection = temporaryStore();
  trained(connection, 'done');
  trained(connection, 'going');
  endRun(connection, 'done', { status: 'completed', endedAt: 1 });
  const { databaseBytes, runs } = readStorage(connection, THINNING);
  expect(databaseBytes).toBeGreaterThan(2 * 6 * 400);
  const common = { checkpoints: 6, checkpointBytes: 2400, isRemoved: false };
  expect(new Map(runs.map((run) => [run.id, run]))).toEqual(
    new Map([
      ['done', expect.objectContaining({ ...common, canBeThinned: true, superfluous: 3, superfluousBytes: 1200 })],
      ['going', expect.objectContaining({ ...common, canBeThinned: false, superfluous: 0, superfluousBytes: 0 })],
    ]),
  );
  expect(runs[0].historyBytes).toBeGreaterThan(8 * 5);
});

test.each([
  ['validationLoss', 1, [0, 20, 50]],
  ['validationAccuracy', 1, [0, 50]],
  ['loss', 2, [0, 40, 50]],
  // Not measured: by the loss, which is lowest at the end.
  ['validationMae', 1, [0, 50]],
] as const)('thinning by %s keeps the first checkpoint, the last %i and the best', (best, last, kept) => {
  const connection = temporaryStore();
  trained(connection, 'done');
  endRun(connection, 'done', { status: 'completed', endedAt: 1 });
  const thinning = { last, best };
  const { superfluousBytes } = readStorage(connection, thinning).runs[0];
  expect(thinRun(connection, 'done', thinning)).toBe(superfluousBytes);
  expect(stepsOf(connection, 'done')).toEqual(kept);
  expect(thinRun(connection, 'done', thinning)).toBe(0);
});

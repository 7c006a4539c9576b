import { expect, test } from 'vitest';
import {
  deleteCheckpoints,
  deleteRun,
  endRun,
  eraseRemoved,
  insertCheckpoint,
  insertEpochs,
  insertRateChange,
  insertRun,
  labelRuns,
  listRuns,
  listRunsSince,
  ReadingConnection,
  removeRuns,
  renameRun,
  restoreRuns,
  saveConditions,
  saveSettingChanges,
  saveTestResult,
  trimHistory,
  updateProgress,
  type WritingConnection,
} from './index.ts';
import { newRun } from './testing/runs.ts';
import { temporaryStore } from './testing/temporaryStore.ts';

const CHECKPOINT = {
  step: 10,
  epoch: 2,
  batchInEpoch: 0,
  epochTotals: { loss: 0, samples: 0, metrics: {} },
  parameters: [{ name: 'o.weight', shape: [1, 3], data: new Float32Array(3) }],
  slots: [],
  time: 20,
};
const EPOCH = { epoch: 1, step: 10, loss: 0.5, metrics: {}, samplesPerSecond: 100 };
const TESTED = {
  ...{ loss: 0.3, metrics: {}, samples: 10, step: 10, epoch: 1, checkpoint: 10, dataFingerprint: 'ab' },
  ...{ isTrainingData: true, evaluatedAt: 1, classNames: [], perClass: {}, matrices: {} },
};

/** Each changes what a list of runs says, of the run 1 with the id r1. */
const CHANGES: Readonly<Record<string, (connection: WritingConnection) => unknown>> = {
  progress: (connection) => updateProgress(connection, { key: 1, status: 'paused', epoch: 1, step: 5 }),
  'a checkpoint': (connection) => insertCheckpoint(connection, 1, CHECKPOINT, 1),
  'an epoch': (connection) => insertEpochs(connection, 1, [EPOCH]),
  'a learning rate': (connection) => insertRateChange(connection, 1, { step: 5, learningRate: 0.01 }),
  conditions: (connection) => saveConditions(connection, 1, []),
  settings: (connection) => saveSettingChanges(connection, 1, []),
  'a test result': (connection) => saveTestResult(connection, 'r1', TESTED),
  'a name': (connection) => renameRun(connection, 'r1', 'Renamed'),
  labels: (connection) => labelRuns(connection, ['r1'], { addTags: ['good'], note: 'A note' }),
  'fewer checkpoints': (connection) => deleteCheckpoints(connection, 1, [10]),
  'a shorter history': (connection) => trimHistory(connection, 1, { step: 0, epoch: 0 }),
  'the end': (connection) => endRun(connection, 'r1', { status: 'stopped', endedAt: 5 }),
  removal: (connection) => removeRuns(connection, ['r1'], 6),
  restoration: (connection) => restoreRuns(connection, ['r1']),
  erasure: (connection) => {
    removeRuns(connection, ['r1'], 7);
    eraseRemoved(connection, 8);
  },
  'another run with its number': (connection) => insertRun(connection, newRun({ id: 'r3' })),
};

test('since a reading, exactly the runs that have changed are told', () => {
  const connection = temporaryStore();
  insertRun(connection, newRun());
  insertRun(connection, newRun({ id: 'r2' }));
  const told = (since: number) => {
    const { reading, runs } = listRunsSince(connection, since);
    return { reading, ids: runs.filter(({ hasChanged }) => hasChanged).map(({ summary }) => summary.id) };
  };
  const first = told(-1);
  expect(first.ids).toEqual(['r2', 'r1']);
  expect(told(first.reading).ids).toEqual([]);
  renameRun(connection, 'r1', 'Renamed');
  // Another list reads the change before.
  listRuns(connection, { graphId: 'g' });
  listRuns(connection);
  const second = told(first.reading);
  expect(second.ids).toEqual(['r1']);
  removeRuns(connection, ['r2'], 5);
  listRuns(connection, { removed: true });
  expect(told(second.reading).ids).toEqual([]);
  restoreRuns(connection, ['r2']);
  expect(told(second.reading).ids).toEqual(['r2']);
  expect(told(first.reading).ids).toEqual(['r2', 'r1']);
});

test('a list has every change since the last one', () => {
  const connection = temporaryStore();
  insertRun(connection, newRun());
  insertRun(connection, newRun({ id: 'r2' }));
  listRuns(connection);
  for (const [name, change] of Object.entries(CHANGES)) {
    change(connection);
    const anew = ReadingConnection.open(connection.file);
    for (const which of [{}, { removed: true }]) expect(listRuns(connection, which), name).toEqual(listRuns(anew, which));
    anew.close();
  }
  deleteRun(connection, 'r2');
  expect(listRuns(connection).map(({ id }) => id)).toEqual(['r3']);
});

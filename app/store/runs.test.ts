import { expect, test } from 'vitest';
import type { Checkpoint } from '#engine/training/index.ts';
import {
  deleteGraph,
  deleteRun,
  endRun,
  findLastCheckpoint,
  findRun,
  insertCheckpoint,
  insertEpochs,
  insertGradients,
  insertGraph,
  insertRateChange,
  insertRun,
  insertSteps,
  interruptRunsOf,
  listCheckpoints,
  listOwners,
  listRateChanges,
  listRuns,
  readEpochs,
  readGradients,
  readLossAt,
  readSteps,
  renameRun,
  reopenRun,
  trimHistory,
  updateProgress,
  type WritingConnection,
} from './index.ts';
import { newRun } from './testing/runs.ts';
import { temporaryStore } from './testing/temporaryStore.ts';

const checkpoint = (step: number, epoch: number, data = Float32Array.of(step, -0, Number.NaN)): Checkpoint => ({
  step,
  epoch,
  batchInEpoch: 0,
  epochTotals: { loss: 0, samples: 0, metrics: { accuracy: { correct: 0, answers: 0 } } },
  parameters: [{ name: 'o.weight', shape: [1, 3], data }],
  slots: [{ name: 'o.weight/m', shape: [1, 3], data }],
});
const tensor = {
  norm: 1,
  mean: 0,
  standardDeviation: 1,
  min: -1,
  max: Number.POSITIVE_INFINITY,
  nonFinite: 0,
};

/** Three epochs of two steps. */
function recordRun(connection: WritingConnection, key: number): void {
  for (let epoch = 1; epoch <= 3; epoch++) {
    for (const step of [epoch * 2 - 1, epoch * 2]) {
      insertSteps(connection, key, [
        { step, epoch, loss: 1 / step, metrics: { accuracy: 0.5 }, learningRate: 0.1, time: step * 10 },
      ]);
      insertGradients(connection, key, [
        { step, records: [{ parameter: 'o.weight', gradient: tensor, updateRatio: 0.01 }], nodes: [] },
      ]);
    }
    insertEpochs(connection, key, [
      {
        epoch,
        step: epoch * 2,
        loss: 1 / epoch,
        metrics: {},
        validation: { loss: 2 / epoch, metrics: { accuracy: 0.25, f1: 1 / 3 } },
        samplesPerSecond: 100,
      },
    ]);
    insertCheckpoint(connection, key, { ...checkpoint(epoch * 2, epoch + 1), time: epoch * 20 }, epoch);
  }
}

test('a run is numbered, listed with its last epoch, and found with its frozen input', () => {
  const connection = temporaryStore();
  insertGraph(connection, { id: 'g', name: 'graph', document: newRun().document, revision: 1, updatedAt: 0 });
  const key = insertRun(connection, newRun({ graphId: 'g' }));
  insertRun(connection, newRun({ id: 'r2' }));
  recordRun(connection, key);
  updateProgress(connection, { key, status: 'paused', epoch: 3, step: 6 });
  expect(listRuns(connection).map(({ id, name }) => [id, name])).toEqual([
    ['r2', 'Run 2'],
    ['r1', 'Run 1'],
  ]);
  expect(listRuns(connection, { graphId: 'g' })).toEqual([
    expect.objectContaining({
      id: 'r1',
      status: 'paused',
      epoch: 3,
      step: 6,
      loss: 1 / 3,
      metrics: {},
      validation: { loss: 2 / 3, metrics: { accuracy: 0.25, f1: 1 / 3 } },
      endedAt: null,
      normalize: 'none',
      samples: { train: 105, validation: 0, test: 45 },
      optimizer: 'sgd',
      learningRate: 0.1,
      batchSize: 32,
      error: null,
      earlyStop: null,
    }),
  ]);
  expect(findRun(connection, 'r1')).toMatchObject({ key, dataFingerprint: 'ab', document: newRun().document, owner: 'somebody' });
  expect(findRun(connection, 'r3')).toBeUndefined();
});

test('a run stays when its graph is removed', () => {
  const connection = temporaryStore();
  insertGraph(connection, { id: 'g', name: 'graph', document: newRun().document, revision: 1, updatedAt: 0 });
  insertRun(connection, newRun({ graphId: 'g' }));
  deleteGraph(connection, 'g');
  expect(findRun(connection, 'r1')?.summary).toMatchObject({ graphId: null, graphName: 'test' });
});

test('steps, epochs and gradients are read as recorded, non-finite values as null', () => {
  const connection = temporaryStore();
  recordRun(connection, insertRun(connection, newRun()));
  expect(readSteps(connection, 'r1', 4)).toEqual({
    step: [5, 6],
    epoch: [3, 3],
    loss: [1 / 5, 1 / 6],
    learningRate: [0.1, 0.1],
    metrics: { accuracy: [0.5, 0.5] },
    time: [50, 60],
  });
  expect(readEpochs(connection, 'r1', 5)).toEqual([
    {
      epoch: 3,
      step: 6,
      loss: 1 / 3,
      metrics: {},
      validation: { loss: 2 / 3, metrics: { accuracy: 0.25, f1: 1 / 3 } },
      samplesPerSecond: 100,
    },
  ]);
  expect(readGradients(connection, 'r1', { parameter: 'o.weight', afterStep: 5 })).toEqual([
    { step: 6, parameter: 'o.weight', ...tensor, max: null, updateRatio: 0.01 },
  ]);
  expect(readGradients(connection, 'r1', { parameter: 'other' })).toEqual([]);
  expect(readLossAt(connection, 'r1', 1)).toBe(1);
  expect(readLossAt(connection, 'r1', 5)).toBe(1 / 2);
});

test('a checkpoint keeps every bit; one of the same step replaces it', () => {
  const connection = temporaryStore();
  const key = insertRun(connection, newRun());
  const data = new Float32Array(new Uint32Array([0x80000000, 0x7fc00123, 1]).buffer);
  insertCheckpoint(connection, key, { ...checkpoint(4, 1), time: 1 }, 1);
  insertCheckpoint(connection, key, { ...checkpoint(4, 2, data), time: 2 }, 2);
  expect(listCheckpoints(connection, 'r1')).toEqual([{ step: 4, epoch: 2, batchInEpoch: 0, bytes: 24, createdAt: 2, kept: 0 }]);
  const found = findLastCheckpoint(connection, 'r1');
  expect(found).toEqual({ ...checkpoint(4, 2, data), time: 2 });
  expect(found && Buffer.from(found.slots[0].data.buffer)).toEqual(Buffer.from(data.buffer));
  expect(findLastCheckpoint(connection, 'r2')).toBeUndefined();
});

test('a checkpoint keeps the state of the callbacks, and a run why it ended early', () => {
  const connection = temporaryStore();
  const key = insertRun(connection, newRun());
  const callbacks = {
    schedule: { best: null, reductions: 2 },
    earlyStopping: { best: 0.1 + 0.2, bestEpoch: 1, waited: 3 },
  };
  insertCheckpoint(connection, key, { ...checkpoint(4, 2), callbacks, time: 1 }, 1);
  expect(findLastCheckpoint(connection, 'r1')?.callbacks).toEqual(callbacks);
  const earlyStop = { monitor: 'loss', best: 0.1 + 0.2, bestEpoch: 1, epoch: 4 } as const;
  endRun(connection, 'r1', { status: 'completed', endedAt: 5, earlyStop });
  expect(findRun(connection, 'r1')?.summary).toMatchObject({ status: 'completed', earlyStop });
});

test('trimming removes everything after a checkpoint, including its unfinished epoch', () => {
  const connection = temporaryStore();
  const key = insertRun(connection, newRun());
  recordRun(connection, key);
  trimHistory(connection, key, { step: 4, epoch: 2 });
  expect(readSteps(connection, 'r1').step).toEqual([1, 2, 3, 4]);
  expect(readEpochs(connection, 'r1').map(({ epoch }) => epoch)).toEqual([1]);
  expect(readGradients(connection, 'r1').map(({ step }) => step)).toEqual([1, 2, 3, 4]);
  expect(listCheckpoints(connection, 'r1').map(({ step }) => step)).toEqual([2, 4]);
});

test('a set learning rate replaces those of later steps', () => {
  const connection = temporaryStore();
  const key = insertRun(connection, newRun());
  for (const [step, learningRate] of [
    [2, 0.1],
    [9, 0.2],
    [5, 0.3],
  ])
    insertRateChange(connection, key, { step, learningRate });
  expect(listRateChanges(connection, key)).toEqual([
    { step: 2, learningRate: 0.1 },
    { step: 5, learningRate: 0.3 },
  ]);
});

test('runs of a dead process are interrupted, once', () => {
  const connection = temporaryStore();
  insertRun(connection, newRun());
  insertRun(connection, newRun({ id: 'r2', owner: 'another' }));
  expect(listOwners(connection).sort()).toEqual(['another', 'somebody']);
  expect(interruptRunsOf(connection, 'somebody', 5)).toEqual(['Run 1']);
  expect(interruptRunsOf(connection, 'somebody', 6)).toEqual([]);
  expect(listRuns(connection).map(({ status, endedAt }) => [status, endedAt])).toEqual([
    ['running', null],
    ['interrupted', 5],
  ]);
});

test('a run that ended early is reopened by one process only', () => {
  const connection = temporaryStore();
  const key = insertRun(connection, newRun());
  const again = { key, epoch: 1, step: 2, owner: 'next' };
  expect(reopenRun(connection, again)).toBe(false);
  endRun(connection, 'r1', {
    status: 'failed',
    endedAt: 9,
    error: { code: 'a.b', template: 'why', fix: { template: 'what to do' } },
  });
  expect(findRun(connection, 'r1')).toMatchObject({
    summary: { status: 'failed', endedAt: 9, error: { code: 'a.b', template: 'why', fix: { template: 'what to do' } } },
    owner: null,
  });
  expect(reopenRun(connection, again)).toBe(true);
  expect(reopenRun(connection, again)).toBe(false);
  expect(findRun(connection, 'r1')).toMatchObject({ summary: { status: 'running', error: null, step: 2 }, owner: 'next' });
});

test('removing a run removes all its records; its number is not reused', () => {
  const connection = temporaryStore();
  recordRun(connection, insertRun(connection, newRun()));
  expect(renameRun(connection, 'r1', 'mine')).toBe(true);
  deleteRun(connection, 'r1');
  expect(renameRun(connection, 'r1', 'mine')).toBe(false);
  for (const table of ['steps', 'epochs', 'gradients', 'checkpoints', 'checkpoint_tensors']) {
    expect(connection.get(`SELECT count(*) AS count FROM ${table}`)).toEqual({ count: 0 });
  }
  expect(insertRun(connection, newRun())).toBe(2);
});

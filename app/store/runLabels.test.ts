import { expect, test } from 'vitest';
import type { RunSummary } from '#app/contract/index.ts';
import {
  eraseRemoved,
  findRun,
  insertCheckpoint,
  insertRun,
  labelRuns,
  listRuns,
  readLayerSettings,
  removeRuns,
  renameRun,
  restoreRuns,
} from './index.ts';
import { newRun } from './testing/runs.ts';
import { temporaryStore } from './testing/temporaryStore.ts';

/** A database with these runs. */
function storeOf(...ids: string[]) {
  const connection = temporaryStore();
  for (const id of ids) insertRun(connection, newRun({ id }));
  return connection;
}

const labelsOf = (run: RunSummary | undefined) => run && [run.note, run.tags, run.color, run.experiment];
const idsOf = (runs: readonly RunSummary[]) => runs.map(({ id }) => id);

test('labels of several runs change at once, those that are given', () => {
  const connection = storeOf('a', 'b', 'c');
  labelRuns(connection, ['a', 'b'], { addTags: ['good', 'seed'], experiment: 'Width' });
  labelRuns(connection, ['b'], { note: 'The best one', color: 'green', removeTags: ['seed'], addTags: ['good', 'final'] });
  expect(listRuns(connection).map(labelsOf)).toEqual([
    ['', [], null, null],
    ['The best one', ['good', 'final'], 'green', 'Width'],
    ['', ['good', 'seed'], null, 'Width'],
  ]);
  labelRuns(connection, ['b'], { color: null, experiment: null });
  expect(labelsOf(findRun(connection, 'b')?.summary)).toEqual(['The best one', ['good', 'final'], null, null]);
});

test('a removed run is hidden, keeps its records, and is restored; removed long ago, it is erased', () => {
  const connection = storeOf('a', 'b');
  const key = findRun(connection, 'a')?.key ?? 0;
  const parameters = [{ name: 'w', shape: [2], data: Float32Array.of(1, 2) }];
  const epochTotals = { loss: 0, samples: 0, metrics: {} };
  insertCheckpoint(connection, key, { step: 1, epoch: 1, batchInEpoch: 0, epochTotals, parameters, slots: [], time: 0 }, 1);
  removeRuns(connection, ['a', 'b'], 1000);
  expect(listRuns(connection)).toEqual([]);
  expect(findRun(connection, 'a')).toBeUndefined();
  expect(renameRun(connection, 'a', 'other')).toBe(false);
  expect(listRuns(connection, { removed: true })).toMatchObject([
    { id: 'b', removedAt: 1000, checkpointBytes: 0 },
    { id: 'a', removedAt: 1000, checkpointBytes: 8 },
  ]);
  restoreRuns(connection, ['a']);
  expect(idsOf(listRuns(connection))).toEqual(['a']);
  eraseRemoved(connection, 1000);
  expect(idsOf(listRuns(connection, { removed: true }))).toEqual(['b']);
  eraseRemoved(connection, 1001);
  expect(idsOf(listRuns(connection, { removed: true }))).toEqual([]);
  expect(findRun(connection, 'a')?.summary).toMatchObject({ checkpointBytes: 8, removedAt: null });
});

test('parameters of nodes are told by the name of the node and their own', () => {
  const connection = storeOf();
  const { document } = newRun();
  const [first, ...others] = document.nodes;
  const named = { ...first, label: 'Numbers', params: { units: 8, useBias: false, activation: 'relu', shape: [3] } };
  insertRun(connection, newRun({ id: 'a', document: { ...document, nodes: [named, ...others] } }));
  const settings = readLayerSettings(connection, ['a', 'gone']);
  expect(settings.a).toMatchObject({ 'Numbers.units': 8, 'Numbers.useBias': false, 'Numbers.activation': 'relu' });
  expect(settings.a).not.toHaveProperty('Numbers.shape');
  expect(settings.gone).toEqual({});
});

test('settings are told by their paths, a type by that of what it belongs to', () => {
  const connection = temporaryStore();
  const configuration = { optimizer: { type: 'sgd', learningRate: 0.1, nesterov: true }, batchSize: 32, clip: null };
  insertRun(connection, newRun({ configuration }));
  const settings = { optimizer: 'sgd', 'optimizer.learningRate': 0.1, 'optimizer.nesterov': true, batchSize: 32 };
  expect(findRun(connection, 'r1')?.summary.settings).toEqual(settings);
});

import { expect, test } from 'vitest';
import type { StoredRun } from '#app/store/index.ts';
import { checkGraph } from '#engine/graph/index.ts';
import { LensModel } from '#engine/lens/index.ts';
import { classifier } from '#engine/testing/networks.ts';
import { initializeParameters } from '#engine/training/index.ts';
import { subjectOfRun } from './subject.ts';

test('weights of another graph are refused, with what differs', () => {
  const graph = checkGraph(classifier());
  const network = { graph, columns: new Map(), model: new LensModel(graph, new Map()) };
  const parameters = initializeParameters(graph, 1).map((one) => (one.name === 'o.bias' ? { ...one, shape: [4] } : one));
  const run = { document: graph.document, updatesBefore: 0, summary: { id: 'r', name: 'Run 1' } } as unknown as StoredRun;
  const position = { step: 0, epoch: 1, batchInEpoch: 0 };
  const checkpoint = { ...position, epochTotals: { loss: 0, samples: 0, metrics: {} }, parameters, slots: [] };
  const done = { ...position, updatesBefore: 0, schedule: undefined, learningRate: undefined, changes: [] };
  const open = () => subjectOfRun(network, run, { checkpoint, done, remarks: [] });
  expect(open).toThrow("the weights belong to another graph: expected 'o.bias' [3], found [4]");
});

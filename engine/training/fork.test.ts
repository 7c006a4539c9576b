import { expect, test } from 'vitest';
import { checkGraph, type GraphDocument, type TrainingSettings } from '../graph/index.ts';
import { referenceExecutor } from '../kernels/index.ts';
import { english } from '../messages/index.ts';
import { classificationData, classifier, ignoreRecords, neverInterrupt } from '../testing/networks.ts';
import {
  type Checkpoint,
  type ForkSource,
  forkFrom,
  initializeParameters,
  planSteps,
  train,
  trainingData,
  updatesUpTo,
} from './index.ts';

const SETTINGS: TrainingSettings = { optimizer: { type: 'adam', learningRate: 0.02 }, epochs: 2, batchSize: 40, accumulate: 2 };

/** A run of 200 samples, stopped after some steps. */
function sourceAfter(steps: number, settings = SETTINGS): ForkSource {
  let asked = 0;
  const graph = checkGraph(classifier(settings)).bind(trainingData(classificationData(200)));
  const { checkpoint } = train({
    ...{ graph, executor: referenceExecutor, recorder: ignoreRecords, clock: () => 0 },
    control: { ...neverInterrupt, next: () => (asked++ >= steps ? 'stop' : 'continue') },
  });
  const { configuration, data } = graph;
  return { graph, checkpoint, updates: 100 + updatesUpTo(checkpoint, planSteps(configuration, data), configuration.accumulate) };
}

const forkOf = (document: GraphDocument, source: ForkSource) => {
  const graph = checkGraph(document);
  const fork = forkFrom(graph, source);
  return { ...fork, graph, remarks: fork.remarks.map(english) };
};
const dataOf = (tensors: Checkpoint['parameters']) => tensors.map(({ name, data }) => [name, [...data]]);

/** The classifier with other settings of some nodes. */
const changed = (settings: TrainingSettings, params: Record<string, Record<string, unknown>>): GraphDocument => {
  const document = classifier(settings);
  return { ...document, nodes: document.nodes.map((node) => ({ ...node, params: { ...node.params, ...params[node.id] } })) };
};

test('of the same graph, all weights and the optimizer state are kept, with the number of updates that it has seen', () => {
  const source = sourceAfter(8);
  const fork = forkOf(classifier({ ...SETTINGS, optimizer: { type: 'adam', learningRate: 0.5 } }), source);
  expect(fork.remarks).toEqual([]);
  expect(dataOf(fork.parameters)).toEqual(dataOf(source.checkpoint.parameters));
  const own = source.checkpoint.slots.filter(({ name }) => !name.endsWith('/gradientSum'));
  expect(dataOf(fork.slots)).toEqual(dataOf(own));
  expect(fork.slots).toHaveLength(8);
  // 3 updates in the first epoch of 5 batches, and 1 after 2 of the 3 batches of the second.
  expect(fork.updatesBefore).toBe(100 + 3 + 1);
});

test('a layer of another size gets initial values, and so does what depends on its size; each is named', () => {
  const source = sourceAfter(8);
  const fork = forkOf(changed(SETTINGS, { h: { units: 7 } }), source);
  expect(fork.kept).toEqual(['o.bias']);
  expect(fork.remarks).toEqual([
    "'h.weight' starts from initial values: its shape is [7, 2], and was [6, 2]",
    "'h.bias' starts from initial values: its shape is [7], and was [6]",
    "'o.weight' starts from initial values: its shape is [3, 7], and was [3, 6]",
  ]);
  const initial = initializeParameters(fork.graph, 1);
  expect(dataOf(fork.parameters.slice(0, 3))).toEqual(dataOf(initial.slice(0, 3)));
  expect(fork.parameters[3]).toBe(source.checkpoint.parameters[3]);
  expect(fork.slots.map(({ name }) => name)).toEqual(['o.bias/m', 'o.bias/v']);
});

test('new parameters share the update count of the kept optimizer state, and what that changes is said', () => {
  const later = (settings: TrainingSettings) => ({ ...sourceAfter(8, settings), updates: 2000 });
  const fork = forkOf(changed(SETTINGS, { h: { units: 7 } }), later(SETTINGS));
  expect(fork.remarks.at(-1)).toBe(
    'Adam continues at update 2001 for all parameters: the first update of a parameter with initial values is 2.9 times as large as in a new run',
  );
  // The bias correction η √(1 - β₂ᵗ) / (1 - β₁ᵗ) at t = 2001, over that at t = 1.
  const correction = (t: number) => Math.sqrt(1 - 0.999 ** t) / (1 - 0.9 ** t);
  expect((correction(2001) / correction(1)).toPrecision(2)).toBe('2.9');
  const plain: TrainingSettings = { ...SETTINGS, optimizer: { type: 'rmsprop' } };
  expect(forkOf(changed(plain, { h: { units: 7 } }), later(plain)).remarks).toHaveLength(3);
  expect(forkOf(classifier(SETTINGS), later(SETTINGS)).remarks).toEqual([]);
});

test('renamed layers are new, and those of the run are named as unused', () => {
  const document = classifier(SETTINGS);
  const renamed = JSON.parse(JSON.stringify(document).replaceAll('"h"', '"hidden"'));
  expect(forkOf(renamed, sourceAfter(1)).remarks).toEqual([
    "New, with initial values: 'hidden.weight', 'hidden.bias'",
    "Not used any more: 'h.weight', 'h.bias'",
  ]);
});

test('another optimizer starts with its own state', () => {
  const fork = forkOf(classifier({ ...SETTINGS, optimizer: { type: 'rmsprop' } }), sourceAfter(3));
  expect(fork).toMatchObject({ slots: [], updatesBefore: 0 });
  expect(fork.remarks).toEqual(['The state of RMSProp starts at zero: the run used Adam']);
  expect(forkOf(classifier({ ...SETTINGS, optimizer: { type: 'sgd' } }), sourceAfter(3)).remarks).toEqual([]);
});

test('state that the optimizer did not keep before starts at zero, and is named', () => {
  const source = sourceAfter(3, { ...SETTINGS, optimizer: { type: 'rmsprop' } });
  const fork = forkOf(classifier({ ...SETTINGS, optimizer: { type: 'rmsprop', momentum: 0.9 } }), source);
  expect(fork.remarks).toHaveLength(1);
  expect(fork.remarks[0]).toMatch(/^Of the optimizer state, '\w+' starts at zero$/);
  expect(fork.slots).toHaveLength(4);
});

test('the optimizer state of a run that restored its best weights is not theirs', () => {
  const source = sourceAfter(4);
  const { earlyStopping, schedule } = source.checkpoint.callbacks ?? {};
  if (!earlyStopping || !schedule) throw new Error('a checkpoint has the state of the callbacks');
  const checkpoint = { ...source.checkpoint, callbacks: { earlyStopping, schedule, restored: { epoch: 1, step: 5 } } };
  const fork = forkOf(classifier(SETTINGS), { ...source, checkpoint });
  expect(fork).toMatchObject({ slots: [], updatesBefore: 0 });
  expect(fork.remarks).toEqual([
    'The optimizer state starts at zero: that of the run belongs to later weights than the restored ones',
  ]);
});

test('a run that goes on with optimizer state counts its updates on, as its bias correction needs', () => {
  const graph = checkGraph(classifier(SETTINGS)).bind(trainingData(classificationData(200)));
  const from = forkFrom(graph, sourceAfter(10));
  const trainFrom = (updatesBefore: number) =>
    train({
      ...{ graph, executor: referenceExecutor, recorder: ignoreRecords, control: neverInterrupt, clock: () => 0 },
      ...{ initialParameters: from.parameters, initialSlots: from.slots, updatesBefore },
    }).checkpoint;
  const [counting, anew] = [trainFrom(from.updatesBefore), trainFrom(0)];
  expect(dataOf(counting.parameters)).not.toEqual(dataOf(anew.parameters));
  expect(counting.step).toBe(10);
});

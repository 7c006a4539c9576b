import { expect, test } from 'vitest';
import { compile } from '../compile/index.ts';
import { createWasmExecutor, referenceExecutor } from '../kernels/index.ts';
import { lens } from '../lens/index.ts';
import { classificationData, classifier, ignoreRecords, neverInterrupt } from '../testing/networks.ts';
import { refusalOf } from '../testing/refusal.ts';
import { english } from '../text/index.ts';
import {
  evaluate,
  initializeParameters,
  listTrainingStep,
  Model,
  predict,
  readSamples,
  requireTrainingMemory,
  train,
  trainingData,
  trainingSizes,
} from '../training/index.ts';
import { checkGraph, inspectGraph } from './index.ts';

const without = (id: string) => {
  const document = classifier();
  return { ...document, nodes: document.nodes.filter((node) => node.id !== id) };
};

test('a graph with errors is rejected with the first of them, and the number of the others', () => {
  const { analysis, graph } = inspectGraph(without('h'));
  const errors = analysis.diagnostics.filter(({ severity }) => severity === 'error');
  expect(graph).toBeUndefined();
  expect(errors.length).toBeGreaterThan(1);
  const refusal = refusalOf(() => checkGraph(without('h')));
  expect(refusal.code).toBe('graph.invalid');
  expect(refusal.message).toBe(`The graph has an error: ${english(errors[0])} (and ${errors.length - 1} more)`);
});

test('data that does not fit is rejected when bound, and batches are checked for training', () => {
  const graph = checkGraph(classifier({ batchSize: 30 }));
  const data = classificationData(20);
  const wide = { ...data, inputs: [{ ...data.inputs[0], shape: [4] }] };
  expect(refusalOf(() => graph.bind(wide)).message).toMatch(
    /^The data does not fit the graph: 'x' expects samples of shape \[2\]/,
  );
  expect(refusalOf(() => graph.bind(trainingData(data))).message).toMatch(/^The graph has an error: The batch size is 30/);
  expect([...graph.bind(data).columns]).toEqual([
    ['x', data.inputs[0]],
    ['y', data.targets[0]],
  ]);
});

test('a checked graph is all that a run reads: its document is not analyzed again', () => {
  const document = classifier({ epochs: 1, augment: undefined });
  const graph = checkGraph(document).bind(trainingData(classificationData(40, 10)));
  for (const key of ['nodes', 'edges', 'training', 'data', 'blocks']) {
    Object.defineProperty(document, key, { get: () => expect.unreachable(`'${key}' is read again`) });
  }
  requireTrainingMemory(graph, trainingSizes(graph));
  expect(listTrainingStep(graph, trainingSizes(graph)).kernels.length).toBeGreaterThan(0);
  const run = { graph, executor: createWasmExecutor(), recorder: ignoreRecords, control: neverInterrupt, clock: () => 0 };
  const { parameters } = train(run).checkpoint;
  const inputs = readSamples([[1, 2]], graph, 'input', 'x');
  const targets = readSamples([1], graph, 'target', 'y');
  expect(evaluate({ graph, split: 'validation', parameters, executor: referenceExecutor }).samples).toBe(10);
  expect(predict({ graph, parameters, inputs, executor: referenceExecutor }).shape).toEqual([1, 3]);
  expect(lens({ graph, parameters, inputs, targets }).loss).toBeGreaterThan(0);
});

test('computing takes no document, and training no graph without data', () => {
  const document = classifier();
  const parts = { recorder: ignoreRecords, control: neverInterrupt, clock: () => 0, executor: referenceExecutor };
  const refusedByTypes = [
    // @ts-expect-error a document is not checked
    () => compile(document, { batch: 1, goal: 'predict' }),
    // @ts-expect-error neither is an analysis
    () => compile(inspectGraph(document), { batch: 1, goal: 'predict' }),
    // @ts-expect-error a document is not checked
    () => new Model(document, referenceExecutor, []),
    // @ts-expect-error a document is not checked
    () => initializeParameters(document, 1),
    // @ts-expect-error nothing to train on
    () => train({ ...parts, graph: checkGraph(document) }),
  ];
  for (const attempt of refusedByTypes) expect(attempt).toThrow(TypeError);
});

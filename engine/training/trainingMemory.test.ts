import { expect, test } from 'vitest';
import { checkGraph } from '../graph/index.ts';
import { createWasmExecutor } from '../kernels/index.ts';
import { classificationData, classifier, graph, ignoreRecords, neverInterrupt } from '../testing/networks.ts';
import { refusalOf } from '../testing/refusal.ts';
import { initializeParameters, requireTrainingMemory, train, trainingData } from './index.ts';

/** Points through hidden layers of the given units. */
function wide(units: readonly number[], training = {}) {
  const hidden = units.map((count, index) => [`h${index}`, 'dense', { units: count }] as const);
  const chain = ['x', ...hidden.map(([id]) => id), 'o'];
  return graph(
    [
      ['x', 'input', { shape: [2] }],
      ...hidden,
      ['o', 'dense', { units: 3 }],
      ['y', 'target', { shape: [], classes: 3 }],
      ['j', 'crossEntropy'],
    ],
    [...chain.slice(1).map((id, index) => [chain[index], id] as const), ['o', 'j', 'prediction'], ['y', 'j', 'target']],
    { batchSize: 16, ...training },
  );
}

const trainHere = (document: ReturnType<typeof graph>, dataset = classificationData(100, 20)) =>
  train({
    graph: checkGraph(document).bind(trainingData(dataset)),
    executor: createWasmExecutor(),
    recorder: ignoreRecords,
    control: neverInterrupt,
    clock: () => 0,
  });

test('parameters too large for memory are rejected before allocating', () => {
  const document = wide([60_000, 60_000]);
  const refusal = refusalOf(() => requireTrainingMemory(checkGraph(document), { batchSize: 16 }));
  expect(refusal.code).toBe('memory.tooLarge');
  expect(refusal.message).toBe(
    "The parameters, with 3 more values for each of them, need 57.6 GB of memory; expected at most 4.3 GB; the largest part is the parameter 'h1.weight' of shape [60000, 60000], 14.4 GB",
  );
  expect(refusal.details).toEqual({
    where: "the parameter 'h1.weight'",
    expected: 'at most 4.3 GB',
    received: '57.6 GB',
    fix: "Use smaller layers, above all the parameter 'h1.weight'",
  });
  expect(refusalOf(() => trainHere(document)).code).toBe('memory.tooLarge');
  expect(refusalOf(() => initializeParameters(checkGraph(document), 1)).code).toBe('memory.tooLarge');
});

test('a batch too large for memory is rejected, with a smaller one as the fix', () => {
  const document = wide([50_000], { batchSize: 100_000 });
  const refusal = refusalOf(() => requireTrainingMemory(checkGraph(document), { batchSize: 100_000 }));
  expect(refusal).toMatchObject({
    code: 'memory.tooLarge',
    message: expect.stringMatching(
      /^A training step on 100000 samples needs \d+\.\d GB of memory; expected at most 4\.3 GB; the largest part is a value of 'h0' of shape \[100000, 50000\], 20\.0 GB$/,
    ),
    details: { fix: 'Choose a batch size smaller than 100000' },
  });
  expect(() => requireTrainingMemory(checkGraph(document), { batchSize: 100 })).not.toThrow();
});

test('training reports it before its first step', () => {
  const document = wide([50_000], { batchSize: 40_000, epochs: 1 });
  const steps: unknown[] = [];
  const attempt = () =>
    train({
      graph: checkGraph(document).bind(trainingData(classificationData(40_000))),
      executor: createWasmExecutor(),
      recorder: { ...ignoreRecords, step: (step) => steps.push(step), checkpoint: (checkpoint) => steps.push(checkpoint) },
      control: neverInterrupt,
      clock: () => 0,
    });
  expect(refusalOf(attempt).code).toBe('memory.tooLarge');
  expect(steps).toEqual([]);
});

test('validation, whose batch size is fixed, counts too', () => {
  const nodes = [
    ['x', 'input', { shape: [2000, 1000, 1] }],
    ['u', 'upsample2d', { size: [2, 2] }],
    ['g', 'globalAvgPool2d'],
    ['o', 'dense', { units: 3 }],
    ['y', 'target', { shape: [], classes: 3 }],
    ['j', 'crossEntropy'],
  ] as const;
  const edges = [
    ['x', 'u'],
    ['u', 'g'],
    ['g', 'o'],
    ['o', 'j', 'prediction'],
    ['y', 'j', 'target'],
  ] as const;
  const document = graph(nodes, edges);
  expect(() => requireTrainingMemory(checkGraph(document), { batchSize: 1 })).not.toThrow();
  const refusal = refusalOf(() => requireTrainingMemory(checkGraph(document), { batchSize: 1, validation: 1000 }));
  expect(refusal.message).toMatch(/^A forward pass on 256 samples needs \d+\.\d GB/);
  expect(refusal.details.fix).toBe("Use smaller layers, above all a value of 'u'");
});

test('fitting sizes are accepted', () => {
  expect(() => requireTrainingMemory(checkGraph(classifier()), { batchSize: 32, validation: 10 })).not.toThrow();
});

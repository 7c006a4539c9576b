import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openExamples } from '#app/graphs/index.ts';
import { analyzeGraph, checkGraph, type DataSettings, type GraphDocument, readGraph } from '#engine/graph/index.ts';
import { createWasmExecutor } from '#engine/kernels/index.ts';
import { type Control, evaluate, type Recorder, train, trainingData } from '#engine/training/index.ts';
import { openDatasets } from './index.ts';

const resourcesDirectory = fileURLToPath(new URL('../../resources', import.meta.url));
const examples = join(resourcesDirectory, 'examples');
const datasets = openDatasets({ resourcesDirectory });
const NAMES = [
  'adding-gru',
  'adding-lstm',
  'attention',
  'autoencoder',
  'iris',
  'linear-regression',
  'logistic-regression',
  'mnist-cnn',
  'mnist-mlp',
  'residual',
  'residual-mlp',
  'sine',
  'spirals',
  'two-inputs',
  'xor',
];

function readExample(name: string) {
  const { document, diagnostics } = readGraph(readFileSync(join(examples, `${name}.backwire.json`), 'utf8'));
  return { document, diagnostics, dataset: datasets.load(dataOf(document)) };
}

function dataOf({ data }: GraphDocument): DataSettings {
  if (!data) throw new Error('the example names no data');
  return data;
}

const quietly: Recorder = { step() {}, gradients() {}, epoch() {}, checkpoint() {} };
const toTheEnd: Control = { next: () => 'continue', learningRate: () => undefined };

/** Trains an example unchanged and evaluates it on its test split. */
function trainExample(name: string) {
  const { document, dataset } = readExample(name);
  const run = { graph: checkGraph(document).bind(trainingData(dataset)), executor: createWasmExecutor() };
  const { checkpoint } = train({ ...run, recorder: quietly, control: toTheEnd, clock: () => 0 });
  return evaluate({ ...run, split: 'test', parameters: checkpoint.parameters });
}

test('the app offers these examples', () => {
  expect(
    openExamples(resourcesDirectory)()
      .map(({ id }) => id)
      .sort(),
  ).toEqual(NAMES.toSorted());
});

test.each(NAMES)('%s can be trained on its data unchanged, without a warning', (name) => {
  const { document, diagnostics, dataset } = readExample(name);
  const analysis = analyzeGraph(document, dataset);
  expect([...diagnostics, ...analysis.diagnostics]).toEqual([]);
  expect(analysis.ok).toBe(true);
});

test.each(NAMES)('%s has a name, a sentence for the gallery and a position for every node', (name) => {
  const { document } = readExample(name);
  expect(document.name).toMatch(/\w/);
  expect(document.description).toMatch(/^[A-Z].*\.$/);
  const places = document.nodes.map(({ position }) => `${position?.x}, ${position?.y}`);
  expect(new Set(places).size).toBe(document.nodes.length);
});

test.each(NAMES)('the wires of %s run from left to right', (name) => {
  const { document } = readExample(name);
  const left = new Map(document.nodes.map(({ id, position }) => [id, position?.x ?? Number.NaN]));
  for (const { from, to } of document.edges) {
    expect((left.get(to[0]) ?? Number.NaN) - (left.get(from[0]) ?? Number.NaN)).toBeGreaterThanOrEqual(160);
  }
});

/** Trains for some steps. @returns the mean loss of the first ten and of the last ten */
function trainBriefly(name: string, steps: number): [before: number, after: number] {
  const { document, dataset } = readExample(name);
  const losses: number[] = [];
  const recorder: Recorder = { ...quietly, step: ({ loss }) => losses.push(loss) };
  const control: Control = { ...toTheEnd, next: () => (losses.length < steps ? 'continue' : 'stop') };
  train({
    graph: checkGraph(document).bind(trainingData(dataset)),
    executor: createWasmExecutor(),
    recorder,
    control,
    clock: () => 0,
  });
  const mean = (part: readonly number[]) => part.reduce((sum, loss) => sum + loss, 0) / part.length;
  return [mean(losses.slice(0, 10)), mean(losses.slice(-10))];
}

test.each(NAMES)('a short training lowers the loss of %s', (name) => {
  const [before, after] = trainBriefly(name, 80);
  expect(after).toBeLessThan(before);
});

test('MNIST MLP has 109,386 parameters', () => {
  const { document, dataset } = readExample('mnist-mlp');
  expect(analyzeGraph(document, dataset).parameters).toBe(109_386);
});

test.each([
  ['iris', 0.95],
  ['logistic-regression', 0.95],
  ['xor', 0.95],
  ['spirals', 0.98],
  ['residual-mlp', 0.98],
  ['two-inputs', 0.98],
  ['attention', 0.98],
])('%s reaches an accuracy of %d on unseen samples', (name, accuracy) => {
  expect(trainExample(name).metrics.accuracy).toBeGreaterThanOrEqual(accuracy);
});

test('linear regression fits the line down to its noise', () => {
  expect(trainExample('linear-regression').loss).toBeLessThan(0.012);
});

test('sine fits the curve down to its noise', () => {
  // The noise has the deviation 0.1, so that the loss stays above 0.01.
  expect(trainExample('sine').loss).toBeLessThan(0.02);
});

test('a recurrent network solves the adding problem', () => {
  // Always predicting the mean has a mean squared error of 1/6.
  expect(trainExample('adding-gru').loss).toBeLessThan(0.01);
});

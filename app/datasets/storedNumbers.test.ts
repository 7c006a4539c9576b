import { openSync } from 'node:fs';
import { beforeEach, expect, test, vi } from 'vitest';
import { checkGraph, type DataSettings, readGraph } from '#engine/graph/index.ts';
import { createReferenceExecutor, createWasmExecutor } from '#engine/kernels/index.ts';
import { LensModel } from '#engine/lens/index.ts';
import { ignoreRecords } from '#engine/testing/networks.ts';
import { refusalOf } from '#engine/testing/refusal.ts';
import {
  type Checkpoint,
  type Dataset,
  evaluate,
  isStored,
  type NamedTensor,
  preparationOf,
  Replay,
  train,
  trainingData,
} from '#engine/training/index.ts';
import { NumberWriter } from './base/numberWriter.ts';
import { openDatasets } from './index.ts';
import { temporaryFile } from './testing/temporaryFolder.ts';

/** More numbers are kept on the disk. */
const limit = vi.hoisted(() => ({ inMemory: 0 }));

vi.mock('./table/limits.ts', async (importOriginal) => {
  const original = await importOriginal<typeof import('./table/limits.ts')>();
  const limits = Object.defineProperty({ ...original.TABLE_LIMITS }, 'inMemory', { get: () => limit.inMemory });
  return { ...original, TABLE_LIMITS: limits };
});

beforeEach(() => {
  limit.inMemory = 2 ** 25;
});

const datasets = openDatasets({ resourcesDirectory: '' });

const TABLE = `a,b,color,day,y\n${Array.from({ length: 300 }, (_, row) => {
  const color = ['red', 'green', 'blue'][row % 3];
  return `${(row * 37) % 101},${row % 7 === 0 ? '' : Math.sin(row)},${color},2026-01-${10 + (row % 20)},${row % 2 ? 'yes' : 'no'}\n`;
}).join('')}`;

const settingsOf = (content: string, options: string): DataSettings => ({
  dataset: `${temporaryFile('table.csv', content).path}?${options}`,
  normalize: 'standard',
});

/** The same data in memory and on the disk. */
function loadBoth(settings: DataSettings): readonly [Dataset, Dataset] {
  const inMemory = datasets.load(settings);
  limit.inMemory = 16;
  const stored = datasets.load(settings);
  expect(inMemory.inputs.some(({ data }) => isStored(data))).toBe(false);
  expect(stored.inputs.every(({ data }) => isStored(data))).toBe(true);
  return [inMemory, stored];
}

const bind = (dataset: Dataset) => {
  const { document } = readGraph(
    JSON.stringify({
      ...{ format: 'backwire-graph', version: 1 },
      nodes: [
        { id: 'x', type: 'input', params: { shape: [...dataset.inputs[0].shape] } },
        { id: 'd', type: 'dense', params: { units: 8 } },
        { id: 'a', type: 'tanh' },
        { id: 'o', type: 'dense', params: { units: 2 } },
        { id: 'y', type: 'target', params: { classes: 2 } },
        { id: 'j', type: 'crossEntropy' },
      ],
      edges: [
        { from: ['x', 'out'], to: ['d', 'in'] },
        { from: ['d', 'out'], to: ['a', 'in'] },
        { from: ['a', 'out'], to: ['o', 'in'] },
        { from: ['o', 'out'], to: ['j', 'prediction'] },
        { from: ['y', 'out'], to: ['j', 'target'] },
      ],
      training: { optimizer: { type: 'adam', learningRate: 0.01 }, batchSize: 16, epochs: 4, seed: 3 },
    }),
  );
  return checkGraph(document).bind(trainingData(dataset));
};

const EXECUTORS = [
  ['wasm', createWasmExecutor],
  ['reference', () => createReferenceExecutor('float64')],
] as const;

const bitsOf = (tensors: readonly NamedTensor[]) => tensors.map(({ name, data }) => [name, [...data]]);

/** Trains up to a step, from a checkpoint or the beginning. */
function trainUntil(dataset: Dataset, executor: ReturnType<typeof createWasmExecutor>, last: number, resumeFrom?: Checkpoint) {
  const losses: number[] = [];
  let done = resumeFrom?.step ?? 0;
  const { checkpoint } = train({
    ...{ graph: bind(dataset), executor, clock: () => 0, ...(resumeFrom && { resumeFrom }) },
    recorder: {
      ...ignoreRecords,
      step({ step }) {
        done = step;
      },
      epoch: ({ validation }) => losses.push(validation?.loss ?? Number.NaN),
    },
    control: { next: () => (done >= last ? 'stop' : 'continue'), learningRate: () => undefined },
  });
  return { checkpoint, losses };
}

test.each(['missing=mean&indicator=true', 'missing.b=0&categories=index', 'missing=drop&window=3&ignore=color&time=day'])(
  'numbers on the disk are those in memory: %s',
  (options) => {
    const [inMemory, stored] = loadBoth(settingsOf(TABLE, options));
    expect(stored.fingerprint).toBe(inMemory.fingerprint);
    expect(preparationOf(stored)).toEqual(preparationOf(inMemory));
    expect(stored.inputs.map(({ data }) => [...data])).toEqual(inMemory.inputs.map(({ data }) => [...data]));
  },
);

test.each(EXECUTORS)('training on them has the same bits: %s', (_name, createExecutor) => {
  const [inMemory, stored] = loadBoth(settingsOf(TABLE, 'missing=mean&indicator=true'));
  const whole = trainUntil(inMemory, createExecutor(), 1000);
  const { checkpoint, losses } = trainUntil(stored, createExecutor(), 1000);
  expect([bitsOf(checkpoint.parameters), bitsOf(checkpoint.slots)]).toEqual([
    bitsOf(whole.checkpoint.parameters),
    bitsOf(whole.checkpoint.slots),
  ]);
  expect(losses).toEqual(whole.losses);
  expect(losses.length).toBe(4);
  const { parameters } = checkpoint;
  const tested = [inMemory, stored].map((dataset) =>
    evaluate({ graph: bind(dataset), split: 'test', parameters, executor: createExecutor() }),
  );
  expect(tested[1]).toEqual(tested[0]);
});

test('a run on them is resumed and replayed with the same bits', () => {
  const [inMemory, stored] = loadBoth(settingsOf(TABLE, 'missing=mean&indicator=true'));
  const whole = trainUntil(inMemory, createWasmExecutor(), 1000);
  const half = trainUntil(stored, createWasmExecutor(), 17);
  const resumed = trainUntil(stored, createWasmExecutor(), 1000, half.checkpoint);
  expect(half.checkpoint.step).toBe(17);
  expect(bitsOf(resumed.checkpoint.parameters)).toEqual(bitsOf(whole.checkpoint.parameters));
  const replay = new Replay({ graph: bind(stored), executor: createWasmExecutor(), from: half.checkpoint });
  while (!replay.isOver) replay.advance();
  expect(bitsOf(replay.checkpoint.parameters)).toEqual(bitsOf(whole.checkpoint.parameters));
});

test('the lens sees the same', () => {
  const both = loadBoth(settingsOf(TABLE, 'missing=mean'));
  const { parameters } = trainUntil(both[0], createWasmExecutor(), 10).checkpoint;
  const [first, second] = both.map((dataset) => {
    const graph = bind(dataset);
    const pass = new LensModel(graph, graph.columns).pass({ parameters }, { samples: { indices: Uint32Array.of(3, 200, 7) } });
    return [pass.loss, ...[...pass.program.data.values()].map((value) => [...pass.read(value)])];
  });
  expect(second).toEqual(first);
});

test('a table is described, and its training data found again, from the disk', () => {
  const settings = settingsOf(TABLE, 'missing=mean&indicator=true');
  const described = datasets.inspect(settings);
  const [inMemory] = loadBoth(settings);
  expect(datasets.inspect(settings)).toEqual(described);
  const trained = { preparation: preparationOf(inMemory), fingerprint: inMemory.fingerprint, settings };
  const { dataset, isTrainingData } = datasets.loadFor(trained, settings.dataset);
  expect([isTrainingData, isStored(dataset.inputs[0].data)]).toEqual([true, true]);
});

test('test rows of a file of their own follow on the disk', () => {
  const dataset = `csv:${temporaryFile('table.csv', TABLE).path};${temporaryFile('test.csv', TABLE).path}?missing=mean`;
  const [inMemory, stored] = loadBoth({ dataset });
  expect([stored.fingerprint, stored.splits.test.length]).toEqual([inMemory.fingerprint, 300]);
});

test.skipIf(process.platform !== 'linux')('a disk that fills is named', () => {
  const writer = new NumberWriter('Float32Array', 'table.csv', openSync('/dev/full', 'w'));
  writer.push(1);
  const error = refusalOf(() => writer.takeArray());
  expect([error.code, error.message]).toEqual([
    'dataset.diskFull',
    expect.stringContaining("there is no room for the numbers of 'table.csv'"),
  ]);
});

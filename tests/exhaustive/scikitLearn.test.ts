import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { openDatasets } from '#app/datasets/index.ts';
import { temporaryFolder } from '#app/datasets/testing/temporaryFolder.ts';
import { type BoundGraph, checkGraph, type GraphDocument } from '#engine/graph/index.ts';
import { createWasmExecutor } from '#engine/kernels/index.ts';
import { graph, ignoreRecords, neverInterrupt } from '#engine/testing/networks.ts';
import {
  type Dataset,
  evaluate,
  initializeParameters,
  type NamedTensor,
  normalizeTargets,
  train,
  trainingData,
} from '#engine/training/index.ts';

const tables = new URL('../tables/', import.meta.url);
const peer = JSON.parse(readFileSync(new URL('scikit_learn.json', tables), 'utf8')) as {
  readonly settings: {
    readonly hidden: number;
    readonly learningRate: number;
    readonly batchSize: number;
    readonly epochs: number;
  };
  readonly scores: Readonly<Record<string, readonly number[]>>;
  readonly regression: {
    readonly weights: readonly (readonly (readonly number[])[])[];
    readonly biases: readonly (readonly number[])[];
    readonly r2: number;
  };
};

const datasets = openDatasets({ resourcesDirectory: '' });
const executor = createWasmExecutor();

/** A table with the split that scikit-learn had: every fifth row is for the test. */
function read(name: string): { readonly dataset: string; readonly baseDirectory: string } {
  const [header, ...rows] = gunzipSync(readFileSync(new URL(`${name}.csv.gz`, tables)))
    .toString('utf8')
    .trim()
    .split('\n');
  const lines = rows.map((row, index) => `${index % 5 === 4 ? 'test' : 'train'},${row}`);
  const baseDirectory = temporaryFolder();
  writeFileSync(join(baseDirectory, 'table.csv'), [`part,${header}`, ...lines].join('\n'));
  return { dataset: 'table.csv?splitColumn=part', baseDirectory };
}

interface Task {
  readonly features: number;
  /** Absent for regression. */
  readonly classes?: number;
}

const TASKS: Readonly<Record<string, Task>> = {
  wine: { features: 13, classes: 3 },
  breast_cancer: { features: 30, classes: 2 },
  digits: { features: 64, classes: 10 },
  diabetes: { features: 10 },
};

/** input → dense → relu → dense → loss, trained as scikit-learn's MLP was. */
function networkFor({ features, classes }: Task, hidden: number, seed = 0): GraphDocument {
  const { learningRate, batchSize, epochs } = peer.settings;
  return graph(
    [
      ['x', 'input', { shape: [features] }],
      ['h', 'dense', { units: hidden }],
      ['r', 'relu'],
      ['o', 'dense', { units: classes ?? 1 }],
      ['y', 'target', { shape: [], ...(classes !== undefined && { classes }) }],
      ['j', classes === undefined ? 'mse' : 'crossEntropy'],
    ],
    [
      ['x', 'h'],
      ['h', 'r'],
      ['r', 'o'],
      ['o', 'j', 'prediction'],
      ['y', 'j', 'target'],
    ],
    { optimizer: { type: 'adam', learningRate }, batchSize, epochs, seed },
  );
}

function bind(name: string, document: GraphDocument): BoundGraph<Dataset> {
  const { dataset, baseDirectory } = read(name);
  const data = { dataset, validation: 0, normalize: 'standard' } as const;
  const whole = { ...document, data };
  const checked = checkGraph(whole);
  return checked.bind(trainingData(normalizeTargets(checked.analysis, whole, datasets.load(data, { baseDirectory }))));
}

const meanOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

/** The variance of the mean of some numbers, from their spread. */
function uncertainty(numbers: readonly number[]): number {
  const mean = meanOf(numbers);
  return numbers.reduce((sum, number) => sum + (number - mean) ** 2, 0) / (numbers.length - 1) / numbers.length;
}

test.each(Object.entries(TASKS))("%s: a network reaches what scikit-learn's of the same size reaches", (name, task) => {
  const metric = task.classes === undefined ? 'r2' : 'accuracy';
  const expected = peer.scores[name];
  const scores = expected.map((_, seed) => {
    const bound = bind(name, networkFor(task, peer.settings.hidden, seed));
    const options = { graph: bound, executor };
    const { checkpoint } = train({ ...options, recorder: ignoreRecords, control: neverInterrupt, clock: () => 0 });
    return evaluate({ ...options, split: 'test', parameters: checkpoint.parameters }).metrics[metric];
  });
  const rows = bind(name, networkFor(task, 1)).data.splits.test.length;
  // Two standard errors of the difference, and for classes half a row.
  const tolerance = 2 * Math.sqrt(uncertainty(scores) + uncertainty(expected)) + (metric === 'accuracy' ? 0.5 / rows : 0);
  expect(meanOf(scores)).toBeGreaterThanOrEqual(meanOf(expected) - tolerance);
});

/** The parameters of scikit-learn's network, whose weights have a row per input; ours have a row per unit. */
function asParameters(document: GraphDocument): NamedTensor[] {
  const { weights, biases } = peer.regression;
  const numbers = new Map<string, readonly number[]>();
  for (const [layer, node] of ['h', 'o'].entries()) {
    numbers.set(
      `${node}.weight`,
      biases[layer].flatMap((_, unit) => weights[layer].map((row) => row[unit])),
    );
    numbers.set(`${node}.bias`, biases[layer]);
  }
  return initializeParameters(checkGraph(document), 1).map((tensor) => {
    const given = numbers.get(tensor.name);
    if (given?.length !== tensor.data.length) throw new Error(`scikit-learn's network has no ${tensor.name}`);
    return { ...tensor, data: Float32Array.from(given) };
  });
}

test("R² of a regression is scikit-learn's on the same split and weights", () => {
  const document = networkFor({ features: 10 }, 4);
  const { dataset, baseDirectory } = read('diabetes');
  const data = { dataset, validation: 0, normalize: 'standard' } as const;
  const bound = checkGraph({ ...document, data }).bind(datasets.load(data, { baseDirectory }));
  const { metrics } = evaluate({ graph: bound, split: 'test', parameters: asParameters(document), executor });
  expect(metrics.r2).toBeCloseTo(peer.regression.r2, 5);
});

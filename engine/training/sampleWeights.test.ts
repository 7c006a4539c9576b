import { describe, expect, test } from 'vitest';
import { checkGraph, type GraphDocument } from '../graph/index.ts';
import { createReferenceExecutor, createWasmExecutor, type Executor } from '../kernels/index.ts';
import { innerLayers, networkAround } from '../testing/layerNetworks.ts';
import { classificationData, classifier, ignoreRecords, neverInterrupt } from '../testing/networks.ts';
import { samplesFor } from '../testing/samplesFor.ts';
import { type Column, type Dataset, initializeParameters, Model, train, trainingData } from './index.ts';

const WEIGHTS = Float64Array.of(0.5, 2, 0, 1.5);
const EVERY_SAMPLE = Uint32Array.of(0, 1, 2, 3);

const LOSSES = innerLayers.filter(({ loss }) => loss);
const EXECUTORS = { reference: createReferenceExecutor('float64'), wasm: createWasmExecutor() };

/** Samples for a network around a loss. */
function columnsFor(document: GraphDocument): Map<string, Column> {
  const [inputs, targets] = (['input', 'target'] as const).map((side) => samplesFor(document, side, WEIGHTS.length, 5).columns);
  return new Map([...inputs, ...targets]);
}

const weighted = (columns: ReadonlyMap<string, Column>): Map<string, Column> =>
  new Map([...columns].map(([id, column]) => [id, id === 'y' ? { ...column, weights: WEIGHTS } : column]));

/** J of some samples, and ∂J/∂W of the first layer. */
function passOf(document: GraphDocument, columns: ReadonlyMap<string, Column>, samples: Uint32Array, executor: Executor) {
  const checked = checkGraph(document);
  const model = new Model(checked, executor, initializeParameters(checked, 1), { columns });
  const loaded = model.program('differentiate', samples.length);
  loaded.select({ order: samples, start: 0 });
  loaded.run({ seed: 1, step: 1 });
  const { loss, parameters } = loaded.program;
  const gradient = parameters.find(({ name }) => name === 'h.kernel' || name === 'h.weight')?.gradient;
  if (!loss || !gradient) throw new Error('the network has no loss, or no gradient');
  return [...loaded.read(loss), ...loaded.read(gradient)];
}

describe.each(Object.entries(EXECUTORS))('%s', (_, executor) => {
  test.each(LOSSES)('$type: J and its gradient are the means over samples, each times its weight', (layer) => {
    for (const reduction of ['mean', 'sum'] as const) {
      const document = networkAround(layer, [3], { reduction });
      const columns = columnsFor(document);
      const alone = [...EVERY_SAMPLE].map((sample) => passOf(document, columns, Uint32Array.of(sample), executor));
      const count = reduction === 'mean' ? alone.length : 1;
      const expected = alone[0].map((_, at) => alone.reduce((sum, pass, sample) => sum + WEIGHTS[sample] * pass[at], 0) / count);
      passOf(document, weighted(columns), EVERY_SAMPLE, executor).forEach((value, at) => {
        expect(value).toBeCloseTo(expected[at], 5);
      });
    }
  });
});

const settings = { optimizer: { type: 'sgd', learningRate: 0.5 }, epochs: 20, seed: 1 };

/** The parameters after training on all samples at once. */
function trainedOn(dataset: Dataset): Float32Array[] {
  const { length } = dataset.splits.train;
  const graph = checkGraph(classifier({ ...settings, batchSize: length })).bind(trainingData(dataset));
  const options = { recorder: ignoreRecords, control: neverInterrupt, clock: () => 0 };
  return train({ ...options, graph, executor: EXECUTORS.reference }).checkpoint.parameters.map(({ data }) => data);
}

test('whole weights train as if each sample were there as often', () => {
  const data = classificationData(12);
  const times = Float64Array.from({ length: 12 }, (_, sample) => 1 + (sample % 3));
  const mean = times.reduce((sum, count) => sum + count) / times.length;
  const targets = data.targets.map((column) => ({ ...column, weights: times.map((count) => count / mean) }));
  const repeated = [...data.splits.train].flatMap((sample) => Array.from({ length: times[sample] }, () => sample));
  const expected = trainedOn({ ...data, splits: { ...data.splits, train: Uint32Array.from(repeated) } });
  trainedOn({ ...data, targets }).forEach((parameter, index) => {
    parameter.forEach((value, at) => {
      expect(value).toBeCloseTo(expected[index][at], 4);
    });
  });
});

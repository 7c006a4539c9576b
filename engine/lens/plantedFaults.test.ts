import { expect, test } from 'vitest';
import { checkGraph } from '../graph/index.ts';
import { createWasmExecutor } from '../kernels/index.ts';
import { RandomStream } from '../random/index.ts';
import { ignoreRecords, neverInterrupt } from '../testing/networks.ts';
import { PLANTED_FAULTS, type PlantedFault } from '../testing/plantedFaults.ts';
import { type Column, NonFiniteError, type Origin, type TrainOptions, train, trainingData } from '../training/index.ts';
import { lens } from './lens.ts';

const BATCH = 8;

function trainOn({ document, dataset, initialParameters }: PlantedFault, options: Partial<TrainOptions> = {}) {
  return train({
    graph: checkGraph(document).bind(trainingData(dataset)),
    executor: createWasmExecutor(),
    recorder: ignoreRecords,
    control: neverInterrupt,
    clock: () => 0,
    ...(initialParameters && { initialParameters }),
    ...options,
  });
}

function originOf(fault: PlantedFault): Origin {
  try {
    trainOn(fault);
  } catch (error) {
    if (error instanceof NonFiniteError && error.origin) return error.origin;
    throw error;
  }
  throw new Error('the training succeeded');
}

/** The samples of a step of the first epochs, by the definition of the shuffle. */
function samplesOf({ dataset }: PlantedFault, step: number): number[] {
  const train = dataset.splits.train.slice();
  const perEpoch = train.length / BATCH;
  new RandomStream(1, 'shuffle', Math.floor((step - 1) / perEpoch) + 1).shuffle(train);
  const start = ((step - 1) % perEpoch) * BATCH;
  return [...train.subarray(start, start + BATCH)];
}

function expectedStep(fault: PlantedFault): number {
  const { step, sample } = fault.origin;
  if (step !== undefined || typeof sample !== 'number') return step ?? 1;
  return [1, 2, 3, 4, 5].find((each) => samplesOf(fault, each).includes(sample)) ?? 0;
}

/** The named value in float64, from the weights before the step. */
function recompute(fault: PlantedFault, { step, node, quantity, kind, index }: Origin): number | undefined {
  let left = step - 1;
  const control = { ...neverInterrupt, next: () => (left-- > 0 ? ('continue' as const) : ('stop' as const)) };
  const { parameters } = trainOn(fault, { control }).checkpoint;
  const samples = samplesOf(fault, step);
  const batchOf = (columns: readonly Column[]) => ({
    count: samples.length,
    columns: new Map(columns.map((column) => [column.name, only(column, samples)])),
  });
  const { inputs, targets } = fault.dataset;
  const graph = checkGraph(fault.document);
  const pass = lens({ graph, parameters, inputs: batchOf(inputs), targets: batchOf(targets), mode: 'train' });
  const tensor = quantity === 'out' || quantity === 'dout' ? pass.nodes[node][quantity] : pass.gradients[`${node}.${quantity}`];
  if (kind === 'output' && quantity !== 'out') return pass.loss;
  return tensor?.data[index.reduce((at, each, dimension) => at * tensor.shape[dimension] + each, 0)];
}

function only(column: Column, samples: readonly number[]): Column {
  const size = column.data.length / 40;
  const data = samples.flatMap((sample) => [...column.data.subarray(sample * size, (sample + 1) * size)]);
  return { ...column, data: Float64Array.from(data) };
}

test('there are more than thirty planted faults, of every kind', () => {
  const faults = Object.values(PLANTED_FAULTS);
  expect(faults.length).toBeGreaterThan(30);
  expect(new Set(faults.map(({ origin }) => origin.kind)).size).toBe(5);
});

test.each(Object.entries(PLANTED_FAULTS))('%s: traced to its node, step, sample and operation', (_name, fault) => {
  const origin = originOf(fault);
  const { kind, node, quantity, sample, cause, operation, onlyInFloat32 = false } = fault.origin;
  const { operation: made } = origin;
  expect({ ...origin, cause: origin.cause.code, operation: made && [made.type, made.node] }).toMatchObject({
    ...{ kind, node, quantity, cause, operation },
    step: expectedStep(fault),
  });
  if (sample === 'any') expect(samplesOf(fault, origin.step)).toContain(origin.sample?.index);
  else expect(origin.sample?.index ?? null).toBe(sample);
  expect(origin.remedies.length).toBeGreaterThan(0);
  if (kind !== 'output' && kind !== 'gradient') return;
  const value = recompute(fault, origin);
  expect(Number.isFinite(Math.fround(Number(value)))).toBe(onlyInFloat32);
});

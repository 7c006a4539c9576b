import { checkGraph, readGraph } from '#engine/graph/index.ts';
import { createWasmExecutor } from '#engine/kernels/index.ts';
import { ignoreRecords } from '#engine/testing/networks.ts';
import { type Checkpoint, type Dataset, type NamedTensor, train, trainingData } from '#engine/training/index.ts';

/** A network with one hidden layer, for data of one input and a class. */
export function bind(dataset: Dataset) {
  const batchSize = Math.min(16, dataset.splits.train.length);
  const { document } = readGraph(
    JSON.stringify({
      ...{ format: 'backwire-graph', version: 1 },
      nodes: [
        { id: 'x', type: 'input', params: { shape: [...dataset.inputs[0].shape] } },
        { id: 'f', type: 'flatten' },
        { id: 'd', type: 'dense', params: { units: 8 } },
        { id: 'a', type: 'tanh' },
        { id: 'o', type: 'dense', params: { units: 2 } },
        { id: 'y', type: 'target', params: { classes: 2 } },
        { id: 'j', type: 'crossEntropy' },
      ],
      edges: [
        { from: ['x', 'out'], to: ['f', 'in'] },
        { from: ['f', 'out'], to: ['d', 'in'] },
        { from: ['d', 'out'], to: ['a', 'in'] },
        { from: ['a', 'out'], to: ['o', 'in'] },
        { from: ['o', 'out'], to: ['j', 'prediction'] },
        { from: ['y', 'out'], to: ['j', 'target'] },
      ],
      training: { optimizer: { type: 'adam', learningRate: 0.01 }, batchSize, epochs: 4, seed: 3 },
    }),
  );
  return checkGraph(document).bind(trainingData(dataset));
}

export const bitsOf = (tensors: readonly NamedTensor[]) => tensors.map(({ name, data }) => [name, [...data]]);

interface Training {
  /** Default: the fast one. */
  readonly executor?: ReturnType<typeof createWasmExecutor>;
  /** The step after which it is stopped. Default: the last one. */
  readonly until?: number;
  readonly resumeFrom?: Checkpoint;
  readonly onStep?: (step: number) => void;
}

/** Trains that network. */
export function trainOn(
  dataset: Dataset,
  { executor = createWasmExecutor(), until = Number.POSITIVE_INFINITY, resumeFrom, onStep }: Training = {},
): { readonly checkpoint: Checkpoint; readonly losses: readonly number[] } {
  const losses: number[] = [];
  let done = resumeFrom?.step ?? 0;
  const { checkpoint } = train({
    ...{ graph: bind(dataset), executor, clock: () => 0, ...(resumeFrom && { resumeFrom }) },
    recorder: {
      ...ignoreRecords,
      step({ step }) {
        done = step;
        onStep?.(step);
      },
      epoch: ({ validation }) => losses.push(validation?.loss ?? Number.NaN),
    },
    control: { next: () => (done >= until ? 'stop' : 'continue'), learningRate: () => undefined },
  });
  return { checkpoint, losses };
}

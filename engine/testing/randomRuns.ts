import type { GraphDocument, SettingChange, TrainingSettings } from '../graph/index.ts';
import { CLIPS, OPTIMIZERS } from '../optimizers/index.ts';
import { RandomStream } from '../random/index.ts';
import { SCHEDULES } from '../schedules/index.ts';
import type { Dataset } from '../training/index.ts';
import { graph, randomColumn } from './networks.ts';

/** Everything that a run is a function of, drawn at random: small enough to train hundreds of steps in a moment. */
export interface RandomRun {
  readonly document: GraphDocument;
  readonly dataset: Dataset;
  /** Learning rates that a person sets, from which step on. */
  readonly rates: readonly { readonly step: number; readonly learningRate: number }[];
  /** Other settings that a person changes, in the order of their steps. */
  readonly changes: readonly SettingChange[];
  /** A step before which the run is stopped, to be resumed. */
  readonly stopBefore: number;
}

const SAMPLES = 44;
const VALIDATION = 11;
const MONITORED = ['loss', 'validationLoss', 'accuracy', 'validationAccuracy'];

/** The n-th run: each optimizer, schedule and way to clip comes up in turn, the rest by chance. */
export function randomRun(number: number): RandomRun {
  const random = new RandomStream(number, 'run');
  const chance = (share: number) => random.uniform() < share;
  const pick = <T>(from: readonly T[]): T => from[random.below(from.length)];
  const takesImages = number % 2 === 1;
  const schedule = SCHEDULES[number % SCHEDULES.length].type;
  const training: TrainingSettings = {
    optimizer: { type: OPTIMIZERS[number % OPTIMIZERS.length].type },
    schedule: {
      type: schedule,
      ...(schedule === 'reduceOnPlateau' && { monitor: pick(MONITORED), patience: 1, factor: 0.5 }),
      ...(chance(0.3) && { warmup: 1 + random.below(9) }),
    },
    ...(chance(0.6) && { clip: { type: CLIPS[number % CLIPS.length].type } }),
    ...(chance(0.5) && { accumulate: 2 + random.below(2) }),
    ...(chance(0.5) && {
      earlyStopping: { monitor: pick(MONITORED), patience: 1 + random.below(3), restoreBestWeights: chance(0.7) },
    }),
    ...(takesImages && { augment: { flipHorizontal: true, shift: 0.2, rotate: 20, noise: 0.1 } }),
    batchSize: 5 + random.below(8),
    epochs: 5 + random.below(4),
    seed: number,
    record: { gradientsEvery: random.below(3) },
  };
  const steps = Number(training.epochs) * Math.ceil((SAMPLES - VALIDATION) / Number(training.batchSize));
  const rates = Array.from({ length: random.below(3) }, () => ({
    step: 2 + random.below(steps),
    learningRate: 0.02 * random.uniform(),
  }));
  return {
    document: takesImages ? imageGraph(training, chance(0.5)) : pointGraph(training, chance(0.5)),
    dataset: randomData(takesImages ? [5, 5, 1] : [3], number),
    rates: rates.toSorted((a, b) => a.step - b.step),
    changes: randomChanges(random, steps, takesImages ? { address: 'g.stddev', most: 0.5 } : { address: 'd.rate', most: 0.9 }),
    stopBefore: 2 + random.below(steps),
  };
}

/** In every second run, up to four. */
function randomChanges(
  random: RandomStream,
  steps: number,
  { address, most }: { readonly address: string; readonly most: number },
): SettingChange[] {
  const draw = [
    () => ({ address, value: most * random.uniform() }),
    () => ({ address: 'o.kernelL2', value: 0.1 * random.uniform() }),
    () => ({ address: 'training.batchSize', value: 3 + random.below(20) }),
  ];
  const count = random.below(2) * random.below(5);
  const changes = Array.from({ length: count }, () => ({ step: 1 + random.below(steps), ...draw[random.below(3)]() }));
  return changes.toSorted((a, b) => a.step - b.step);
}

/** 3 → 5, normalized over the batch, with dropout → 3 classes. */
const pointGraph = (training: TrainingSettings, hasMaxNorm: boolean) =>
  graph(
    [
      ['x', 'input', { shape: [3] }],
      ['h', 'dense', { units: 5, ...(hasMaxNorm && { kernelMaxNorm: 0.8 }) }],
      ['n', 'batchNorm'],
      ['t', 'tanh'],
      ['d', 'dropout', { rate: 0.3 }],
      ...OUTPUT_NODES,
    ],
    [['x', 'h'], ['h', 'n'], ['n', 't'], ['t', 'd'], ['d', 'o'], ...OUTPUT_EDGES],
    training,
  );

/** 5×5 images → 2 feature maps, with noise → 3 classes. */
const imageGraph = (training: TrainingSettings, hasMaxNorm: boolean) =>
  graph(
    [
      ['x', 'input', { shape: [5, 5, 1] }],
      ['c', 'conv2d', { filters: 2, kernelSize: 3, ...(hasMaxNorm && { kernelMaxNorm: 0.5 }) }],
      ['n', 'batchNorm'],
      ['r', 'relu'],
      ['g', 'gaussianNoise', { stddev: 0.1 }],
      ['f', 'flatten'],
      ...OUTPUT_NODES,
    ],
    [['x', 'c'], ['c', 'n'], ['n', 'r'], ['r', 'g'], ['g', 'f'], ['f', 'o'], ...OUTPUT_EDGES],
    training,
  );

type Nodes = Parameters<typeof graph>[0];
type Edges = Parameters<typeof graph>[1];
const OUTPUT_NODES: Nodes = [
  ['o', 'dense', { units: 3 }],
  ['y', 'target', { shape: [], classes: 3 }],
  ['j', 'crossEntropy'],
];
const OUTPUT_EDGES: Edges = [
  ['o', 'j', 'prediction'],
  ['y', 'j', 'target'],
];

function randomData(shape: readonly number[], seed: number): Dataset {
  const samples = Uint32Array.from({ length: SAMPLES }, (_, index) => index);
  return {
    name: 'random',
    inputs: [randomColumn('x', shape, SAMPLES, seed)],
    targets: [randomColumn('y', [], SAMPLES, seed, 3)],
    splits: { train: samples.subarray(VALIDATION), validation: samples.subarray(0, VALIDATION), test: samples.subarray(0, 0) },
    fingerprint: `random ${seed}`,
  };
}

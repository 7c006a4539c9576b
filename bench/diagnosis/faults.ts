import type { RandomStream } from '../../engine/random/index.ts';
import type { NamedTensor } from '../../engine/training/index.ts';
import { keepFew, leak, makeRare, shiftValidation, sortSplits, spoilTargets, unscale } from './changeData.ts';
import { pick } from './planHealthy.ts';
import type { PlannedLayer, PlannedRun } from './plannedRun.ts';
import type { TaskName } from './tasks.ts';

/** A way to break a healthy run on purpose. */
export interface Fault {
  /** Of the diagnosis that should find it. */
  readonly code: string;
  readonly tasks: readonly TaskName[];
  readonly plant: (plan: PlannedRun, random: RandomStream) => PlannedRun;
}

const TABLES: readonly TaskName[] = ['moons', 'circles', 'xor', 'sine', 'iris'];
const CLASSES: readonly TaskName[] = ['moons', 'circles', 'xor', 'iris'];

const withTraining = (plan: PlannedRun, training: PlannedRun['training']): PlannedRun => ({
  ...plan,
  training: { ...plan.training, ...training },
});

const isActivation = ({ type }: PlannedLayer): boolean => ['relu', 'tanh', 'gelu', 'elu', 'sigmoid'].includes(type);

/** The layers before the hidden ones, and those after them. */
function endsOf({ layers }: PlannedRun): readonly [before: readonly PlannedLayer[], after: readonly PlannedLayer[]] {
  const first = layers.findIndex(({ type }) => type === 'dense');
  const last = layers.findLastIndex(({ type }) => type === 'dense');
  return [layers.slice(0, first), layers.slice(last)];
}

/** The same run with other hidden layers. */
function withHidden(
  plan: PlannedRun,
  depth: number,
  units: number,
  activation: string,
  initializer = 'glorotUniform',
): PlannedRun {
  const [before, after] = endsOf(plan);
  const hidden = Array.from({ length: depth }, () => [
    { type: 'dense', params: { units, kernelInitializer: initializer } },
    { type: activation },
  ]).flat();
  return { ...plan, layers: [...before, ...hidden, ...after] };
}

/** Initial weights changed by name. */
const withInitial = (plan: PlannedRun, change: (name: string, value: number) => number): PlannedRun => ({
  ...plan,
  initial: (parameters: readonly NamedTensor[]) =>
    parameters.map((each) => ({ ...each, data: each.data.map((value) => change(each.name, value)) })),
});

const times = (plan: PlannedRun, factor: number): PlannedRun =>
  withInitial(plan, (name, value) => (name.endsWith('.weight') ? value * factor : value));

/** Outputs of an activation that the loss does not expect, or a loss for other targets. */
function misfit(plan: PlannedRun, random: RandomStream): PlannedRun {
  const [last, ...after] = plan.layers.slice(plan.layers.findLastIndex(({ type }) => type === 'dense'));
  const hidden = plan.layers.slice(0, -1 - after.length);
  if (plan.loss.type === 'mse') {
    return { ...plan, layers: [...hidden, last, ...after, { type: pick(random, ['relu', 'sigmoid', 'softplus']) }] };
  }
  if (plan.task.classes === 2 && random.below(3) === 0) {
    const shape = plan.dataset.targets[0].shape;
    const one = [
      { type: 'dense', params: { units: 1 } },
      { type: 'reshape', params: { targetShape: shape } },
    ];
    return { ...plan, layers: [...hidden, ...one], loss: { type: 'mse' }, target: { shape } };
  }
  const type = plan.loss.type === 'crossEntropy' ? 'sigmoid' : 'relu';
  return { ...plan, layers: [...hidden, last, { type }, ...after] };
}

/** Every fault that the diagnoses should find. */
export const FAULTS: readonly Fault[] = [
  {
    code: 'vanishingGradient',
    tasks: [...TABLES, 'digits'],
    plant: (plan, random) => withHidden(plan, 7 + random.below(3), 16, 'sigmoid'),
  },
  {
    code: 'explodingGradient',
    tasks: [...TABLES, 'digits'],
    plant: (plan, random) => times(withHidden(plan, 6 + random.below(3), 24, 'relu', 'heNormal'), 4 + 2 * random.uniform()),
  },
  {
    code: 'deadUnits',
    tasks: [...TABLES, 'digits'],
    plant: (plan, random) => {
      const bias = -8 - 4 * random.uniform();
      return withInitial(withHidden(plan, 2, 32, 'relu', 'heNormal'), (name, value) =>
        name.startsWith('dense') && name.endsWith('.bias') && random.uniform() < 0.9 ? bias : value,
      );
    },
  },
  {
    code: 'saturatedUnits',
    tasks: [...TABLES, 'digits'],
    plant: (plan, random) => times(withHidden(plan, 2, 24, pick(random, ['tanh', 'sigmoid'])), 30 + 20 * random.uniform()),
  },
  {
    code: 'learningRateTooHigh',
    tasks: [...TABLES, 'digits'],
    plant: (plan, random) =>
      withTraining(plan, {
        optimizer: pick(random, [
          { type: 'adam', learningRate: 1 + 2 * random.uniform() },
          { type: 'sgd', learningRate: 10 + 20 * random.uniform(), momentum: 0.9 },
          { type: 'rmsprop', learningRate: 0.5 + random.uniform() },
        ]),
      }),
  },
  {
    code: 'learningRateTooLow',
    tasks: [...TABLES, 'digits'],
    plant: (plan, random) =>
      withTraining(plan, {
        optimizer: pick(random, [
          { type: 'adam', learningRate: 1e-6 + 9e-6 * random.uniform() },
          { type: 'sgd', learningRate: 1e-5 + 9e-5 * random.uniform(), momentum: 0 },
        ]),
      }),
  },
  {
    code: 'overfitting',
    tasks: ['moons', 'circles', 'xor', 'sine'],
    plant: (plan, random) => {
      const few = keepFew(
        spoilTargets(plan.dataset, 0.35, random),
        plan.task.name === 'sine' ? 15 + random.below(10) : 40 + random.below(20),
      );
      const layers = withHidden({ ...plan, dataset: few }, 2, 64, 'relu', 'heNormal');
      return withTraining(layers, { optimizer: { type: 'adam', learningRate: 0.01 }, batchSize: 16, epochs: 250 });
    },
  },
  {
    code: 'underfitting',
    tasks: ['circles', 'xor', 'sine'],
    plant: (plan, random) => withHidden(plan, random.below(2), 1, 'tanh'),
  },
  {
    code: 'missingClass',
    tasks: ['moons', 'circles'],
    plant: (plan, random) => ({
      ...plan,
      dataset: makeRare(plan.dataset, 0.08, 4, random),
      training: { ...plan.training, epochs: 10 },
    }),
  },
  {
    code: 'unscaledData',
    tasks: CLASSES,
    plant: (plan, random) => ({ ...plan, dataset: unscale(plan.dataset, pick(random, [40, 200, 1000]), pick(random, [0, 100])) }),
  },
  { code: 'unsuitableLoss', tasks: [...CLASSES, 'sine'], plant: misfit },
  {
    code: 'leakage',
    tasks: CLASSES,
    plant: (plan, random) => ({ ...plan, dataset: leak(plan.dataset, 0.02 * random.uniform(), random) }),
  },
  {
    code: 'smallBatch',
    tasks: TABLES,
    plant: (plan, random) => {
      const plain = plan.layers.filter(({ type }) => type !== 'batchNorm');
      const layers = plain.flatMap((layer) => (isActivation(layer) ? [{ type: 'batchNorm' }, layer] : [layer]));
      return withTraining({ ...plan, layers }, { batchSize: 2 + random.below(3), epochs: 5 });
    },
  },
  {
    code: 'differentValidation',
    tasks: CLASSES,
    plant: (plan, random) => ({
      ...plan,
      dataset: random.below(2) === 0 ? shiftValidation(plan.dataset, 1 + random.uniform()) : sortSplits(plan.dataset),
    }),
  },
];

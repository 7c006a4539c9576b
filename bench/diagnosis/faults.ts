import type { RandomStream } from '../../engine/random/index.ts';
import type { NamedTensor } from '../../engine/training/index.ts';
import { keepFew, leak, makeRare, shiftValidation, sortSplits, spoilTargets, unscale } from './changeData.ts';
import { denseLayers, type Hidden, type PlannedLayer, pick } from './families/index.ts';
import type { PlannedRun } from './plannedRun.ts';
import type { TaskName } from './tasks/tasks.ts';

/** A way to break a healthy run on purpose. */
export interface Fault {
  /** Of the diagnosis that should find it. */
  readonly code: string;
  readonly tasks: readonly TaskName[];
  readonly plant: (plan: PlannedRun, random: RandomStream) => PlannedRun;
}

const PLANE: readonly TaskName[] = ['moons', 'circles', 'xor'];
const TABLES: readonly TaskName[] = [...PLANE, 'iris'];
const IMAGES: readonly TaskName[] = ['digits', 'rows'];
const SEQUENCES: readonly TaskName[] = ['letters', 'sum'];
const ALL: readonly TaskName[] = [...TABLES, 'sine', ...IMAGES, ...SEQUENCES];

const withTraining = (plan: PlannedRun, training: PlannedRun['training']): PlannedRun => ({
  ...plan,
  training: { ...plan.training, ...training },
});

const withHidden = (plan: PlannedRun, hidden: Hidden): PlannedRun => ({ ...plan, body: plan.family.stack(plan.task, hidden) });

/** Initial weights changed by name. */
const withInitial = (plan: PlannedRun, change: (name: string, value: number) => number): PlannedRun => ({
  ...plan,
  initial: (parameters: readonly NamedTensor[]) =>
    parameters.map((each) => ({ ...each, data: each.data.map((value) => change(each.name, value)) })),
});

/** Initial weights of layers with an activation behind them, times a factor. */
const times = (plan: PlannedRun, factor: number): PlannedRun =>
  withInitial(plan, (name, value) => (/^(dense|conv2d).*\.weight$/.test(name) ? value * factor : value));

/** Outputs of an activation that the loss does not expect, or a loss for other targets. */
function misfit(plan: PlannedRun, random: RandomStream): PlannedRun {
  const [last, ...after] = plan.head;
  if (plan.loss.type === 'mse') {
    const limits = plan.task.name === 'sine' ? ['relu', 'sigmoid', 'softplus'] : ['sigmoid', 'tanh'];
    return { ...plan, head: [last, ...after, { type: pick(random, limits) }] };
  }
  if (plan.task.classes === 2 && random.below(3) === 0) {
    const { shape } = plan.dataset.targets[0];
    const head = [
      { type: 'dense', params: { units: 1 } },
      { type: 'reshape', params: { targetShape: shape } },
    ];
    return { ...plan, head, loss: { type: 'mse' }, target: { shape } };
  }
  const type = plan.loss.type === 'crossEntropy' ? 'sigmoid' : 'relu';
  return { ...plan, head: [last, { type }, ...after] };
}

/** A recurrent layer whose weights between timesteps start so small that no gradient passes through many of them. */
function forget(plan: PlannedRun, random: RandomStream): PlannedRun {
  const forgetful = { type: 'simpleRnn', params: { units: 16, recurrentInitializer: pick(random, ['uniform', 'normal']) } };
  return { ...plan, body: plan.body.map((layer) => (isRecurrent(layer) ? forgetful : layer)) };
}

const isRecurrent = ({ type }: PlannedLayer): boolean => ['simpleRnn', 'gru', 'lstm'].includes(type);

/** Every fault that the diagnoses should find. */
export const FAULTS: readonly Fault[] = [
  {
    code: 'vanishingGradient',
    tasks: [...TABLES, 'sine', ...IMAGES, 'longSum'],
    plant: (plan, random) =>
      plan.task.name === 'longSum'
        ? forget(plan, random)
        : withHidden(plan, { depth: 7 + random.below(3), units: 16, activation: 'sigmoid' }),
  },
  {
    code: 'explodingGradient',
    tasks: ALL,
    plant: (plan, random) => {
      const hidden = { depth: 6 + random.below(3), units: 24, activation: 'relu', initializer: 'heNormal' };
      return times(withHidden(plan, hidden), 4 + 2 * random.uniform());
    },
  },
  {
    code: 'deadUnits',
    tasks: ALL,
    plant: (plan, random) => {
      const bias = -8 - 4 * random.uniform();
      const hidden = { depth: 2, units: 32, activation: 'relu', initializer: 'heNormal' };
      return withInitial(withHidden(plan, hidden), (name, value) =>
        /^(dense|conv2d).*\.bias$/.test(name) && random.uniform() < 0.9 ? bias : value,
      );
    },
  },
  {
    code: 'saturatedUnits',
    tasks: ALL,
    plant: (plan, random) => {
      const hidden = { depth: 2, units: 24, activation: pick(random, ['tanh', 'sigmoid']) };
      return times(withHidden(plan, hidden), 30 + 20 * random.uniform());
    },
  },
  {
    code: 'learningRateTooHigh',
    tasks: ALL,
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
    tasks: ALL,
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
    tasks: [...PLANE, 'sine', ...IMAGES, ...SEQUENCES],
    plant: (plan, random) => {
      const count = plan.task.name === 'sine' ? 15 + random.below(10) : 40 + random.below(20);
      const few = keepFew(spoilTargets(plan.dataset, 0.35, random), count);
      const hidden = { depth: 2, units: 64, activation: 'relu', initializer: 'heNormal' };
      const large = plan.family.name === 'dense' ? withHidden(plan, hidden) : plan;
      return withTraining(
        { ...large, dataset: few },
        { optimizer: { type: 'adam', learningRate: 0.01 }, batchSize: 16, epochs: 250 },
      );
    },
  },
  {
    code: 'underfitting',
    tasks: ['circles', 'xor', 'sine', ...IMAGES],
    plant: (plan, random) => {
      const narrow = withHidden(plan, { depth: random.below(2), units: 1, activation: 'tanh' });
      const neck = denseLayers({ depth: 1, units: 1, activation: 'tanh' });
      return IMAGES.includes(plan.task.name) ? { ...narrow, body: [...narrow.body, ...neck] } : narrow;
    },
  },
  {
    code: 'missingClass',
    tasks: ['moons', 'circles', ...IMAGES, 'letters'],
    plant: (plan, random) => {
      const share = plan.task.classes === 2 ? 0.08 : 0.15;
      return { ...withTraining(plan, { epochs: 8 }), dataset: makeRare(plan.dataset, share, random) };
    },
  },
  {
    code: 'unscaledData',
    tasks: [...TABLES, ...IMAGES],
    plant: (plan, random) => ({ ...plan, dataset: unscale(plan.dataset, pick(random, [40, 200, 1000]), pick(random, [0, 100])) }),
  },
  { code: 'unsuitableLoss', tasks: ALL, plant: misfit },
  {
    code: 'leakage',
    tasks: TABLES,
    plant: (plan, random) => ({
      ...plan,
      dataset: leak(plan.dataset, 0.02 * random.uniform(), random),
      data: { dataset: 'table.csv' },
    }),
  },
  {
    code: 'smallBatch',
    tasks: ALL,
    plant: (plan, random) => {
      const [first, activation] = denseLayers({ depth: 1, units: 16, activation: pick(random, ['relu', 'tanh']) });
      const plain = plan.body.filter(({ type }) => type !== 'batchNorm');
      const normalized = { ...plan, body: [...plain, first, { type: 'batchNorm' }, activation] };
      return withTraining(normalized, { batchSize: 2 + random.below(3), epochs: 5 });
    },
  },
  {
    code: 'differentValidation',
    tasks: [...TABLES, ...IMAGES, 'letters'],
    plant: (plan, random) =>
      plan.task.name !== 'letters' && random.below(2) === 0
        ? {
            ...plan,
            dataset: shiftValidation(plan.dataset, 1 + random.uniform()),
            data: { dataset: 'table.csv?split=column&splitColumn=part' },
          }
        : { ...plan, dataset: sortSplits(plan.dataset), data: { dataset: 'table.csv?split=time' } },
  },
];

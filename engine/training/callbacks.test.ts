import { expect, test } from 'vitest';
import { checkGraph, OPTIMIZERS, SCHEDULES, type TrainingSettings } from '../graph/index.ts';
import { createWasmExecutor, referenceExecutor } from '../kernels/index.ts';
import { classificationData, classifier, graph, ignoreRecords, neverInterrupt, randomColumn } from '../testing/networks.ts';
import { refusalOf } from '../testing/refusal.ts';
import {
  type EpochMetrics,
  evaluate,
  type NamedTensor,
  type StepMetrics,
  type TrainOptions,
  train,
  trainingData,
} from './index.ts';

const dataset = classificationData(200, 40);
const base = { executor: referenceExecutor, recorder: ignoreRecords, control: neverInterrupt, clock: () => 0 };
const settings: TrainingSettings = { optimizer: { type: 'adam', learningRate: 0.02 }, epochs: 4, batchSize: 32, seed: 1 };

const graphOf = (training: TrainingSettings, data = dataset) =>
  checkGraph(classifier({ ...settings, ...training })).bind(trainingData(data));

const trainWith = (training: TrainingSettings, options: Partial<TrainOptions> = {}) =>
  train({ ...base, graph: graphOf(training), ...options });

const bitsOf = (tensors: readonly NamedTensor[]) =>
  tensors.map(({ name, data }) => [name, [...new Uint32Array(data.buffer, data.byteOffset, data.length)]]);

/** The learning rates of all steps, and the metrics of the epochs. */
function watch(training: TrainingSettings, options: Partial<TrainOptions> = {}) {
  const rates: number[] = [];
  const epochs: EpochMetrics[] = [];
  const recorder = {
    ...ignoreRecords,
    step: ({ learningRate }: StepMetrics) => rates.push(learningRate),
    epoch: (metrics: EpochMetrics) => epochs.push(metrics),
  };
  return { ...trainWith(training, { recorder, ...options }), rates, epochs };
}

/** As plain data, as a database returns it. */
const stored = <T>(value: T): T => structuredClone(value);

/** Settings whose state is in the checkpoint, each set to take effect within a few epochs of five steps. */
const STATEFUL: readonly (readonly [string, TrainingSettings])[] = [
  ['accumulation', { accumulate: 3 }],
  ['accumulation, with clipping', { accumulate: 2, clip: { type: 'globalNorm', maxNorm: 0.1 } }],
  [
    'a plateau',
    { schedule: { type: 'reduceOnPlateau', monitor: 'loss', patience: 1, minDelta: 0.5, factor: 0.5, warmup: 2 }, epochs: 6 },
  ],
  ['early stopping', { earlyStopping: { monitor: 'loss', minDelta: 0.5, patience: 2 }, epochs: 8 }],
  [
    'early stopping that goes back',
    { earlyStopping: { monitor: 'loss', minDelta: 0.5, patience: 2, restoreBestWeights: true }, epochs: 8 },
  ],
];

test.each(
  STATEFUL.flatMap(([name, training]) => [2, 4, 5, 8, 11, 14].map((stopBefore) => [name, stopBefore, training] as const)),
)(
  'with %s, a run stopped before step %i and resumed ends with the same bits as an uninterrupted one',
  (_, stopBefore, training) => {
    for (const executor of [referenceExecutor, createWasmExecutor()]) {
      const whole = watch(training, { executor });
      let step = 0;
      const stopped = trainWith(training, {
        executor,
        control: { ...neverInterrupt, next: () => (++step >= stopBefore ? 'stop' : 'continue') },
      });
      expect(stopped.reason).toBe('stopped');
      const resumed = watch(training, { executor, resumeFrom: stored(stopped.checkpoint) });
      expect(bitsOf(resumed.checkpoint.parameters)).toEqual(bitsOf(whole.checkpoint.parameters));
      expect(bitsOf(resumed.checkpoint.slots)).toEqual(bitsOf(whole.checkpoint.slots));
      expect(resumed.rates).toEqual(whole.rates.slice(stopBefore - 1));
      for (const part of ['reason', 'lastEpoch', 'earlyStop'] as const) expect(resumed[part]).toEqual(whole[part]);
    }
  },
);

const KINDS: readonly (readonly [string, TrainingSettings])[] = [
  ...OPTIMIZERS.map(({ type }) => [type, { optimizer: { type } }] as const),
  ['sgd with momentum', { optimizer: { type: 'sgd', momentum: 0.9, nesterov: true } }],
  ['rmsprop with momentum', { optimizer: { type: 'rmsprop', momentum: 0.9, centered: true } }],
  ...SCHEDULES.map(
    ({ type, params }) => [type, { schedule: { type, ...('monitor' in params && { monitor: 'loss' }) } }] as const,
  ),
];

test.each(KINDS)('%s: a run resumed in the middle of an epoch ends with the same bits', (_, training) => {
  const executor = createWasmExecutor();
  const whole = watch(training, { executor });
  expect(whole.rates).toHaveLength(20);
  let step = 0;
  const control = { ...neverInterrupt, next: () => (++step > 7 ? ('stop' as const) : ('continue' as const)) };
  const stopped = trainWith(training, { executor, control });
  const resumed = watch(training, { executor, resumeFrom: stored(stopped.checkpoint) });
  expect(bitsOf(resumed.checkpoint.parameters)).toEqual(bitsOf(whole.checkpoint.parameters));
  expect(bitsOf(resumed.checkpoint.slots)).toEqual(bitsOf(whole.checkpoint.slots));
  expect(resumed.rates).toEqual(whole.rates.slice(7));
});

test('accumulated batches update the parameters at the end of each group, and of each epoch', () => {
  const moved: boolean[] = [];
  let before: unknown;
  trainWith(
    { accumulate: 3, epochs: 2 },
    {
      checkpointEveryMs: 0,
      recorder: {
        ...ignoreRecords,
        checkpoint({ parameters, batchInEpoch }) {
          const bits = JSON.stringify(bitsOf(parameters));
          if (before !== undefined && batchInEpoch > 0) moved.push(bits !== before);
          before = bits;
        },
      },
    },
  );
  expect(moved).toEqual([false, false, true, false, true, false, false, true, false, true]);
});

test('the schedule counts updates, and a manually set rate overrides it', () => {
  const schedule = { type: 'polynomial', endLearningRate: 0, warmup: 2 };
  expect(watch({ schedule, epochs: 1 }).rates.map((rate) => +rate.toFixed(10))).toEqual([
    0.01, 0.02, 0.02, 0.0133333333, 0.0066666667,
  ]);
  expect(watch({ schedule: { type: 'step', stepSize: 1, gamma: 0.5 }, epochs: 2, accumulate: 2 }).rates).toEqual([
    ...Array(5).fill(0.02),
    ...Array(5).fill(0.01),
  ]);
  let steps = 0;
  const control = { next: () => 'continue' as const, learningRate: () => (++steps > 3 ? 0.5 : undefined) };
  expect(watch({ schedule: { type: 'step', stepSize: 1, gamma: 0.5 }, epochs: 1 }, { control }).rates.slice(2)).toEqual([
    0.02, 0.5, 0.5,
  ]);
});

test('on a plateau of the loss the learning rate is reduced with the next epoch', () => {
  const schedule = { type: 'reduceOnPlateau', monitor: 'loss', patience: 1, minDelta: 100, factor: 0.5 };
  const { rates } = watch({ schedule, epochs: 4 });
  expect([0, 5, 10, 15].map((step) => rates[step])).toEqual([0.02, 0.02, 0.01, 0.005]);
});

test('early stopping ends a run and reports the reason', () => {
  const { reason, earlyStop, epochs, checkpoint } = watch({
    optimizer: { type: 'sgd', learningRate: 0 },
    earlyStopping: { patience: 2 },
    epochs: 9,
  });
  expect(reason).toBe('earlyStopped');
  expect(epochs).toHaveLength(3);
  expect(earlyStop).toEqual({ monitor: 'validationLoss', best: epochs[0].validation?.loss, bestEpoch: 1, epoch: 3 });
  expect(checkpoint.epoch).toBe(4);
  expect(watch({ earlyStopping: { monitor: 'accuracy', patience: 50 } })).toMatchObject({ reason: 'completed' });
});

test('a run restores its best weights if configured, early or not', () => {
  // Steps large enough for the loss to oscillate.
  const optimizer = { type: 'sgd', learningRate: 6 };
  for (const [patience, ended] of [
    [2, 'earlyStopped'],
    [30, 'completed'],
  ] as const) {
    const training = { optimizer, epochs: 12, earlyStopping: { patience, restoreBestWeights: true } };
    const { reason, epochs, checkpoint } = watch(training);
    expect(reason).toBe(ended);
    const losses = epochs.map(({ validation }) => validation?.loss ?? Number.NaN);
    const best = Math.min(...losses);
    expect(losses.at(-1)).not.toBe(best);
    const { parameters } = checkpoint;
    const evaluated = evaluate({ graph: graphOf(training), split: 'validation', parameters, executor: referenceExecutor });
    expect(evaluated.loss).toBe(best);
  }
});

test('the last recorded checkpoint is the final state of the run', () => {
  const recorded: NamedTensor[][] = [];
  const { checkpoint } = trainWith(
    { optimizer: { type: 'sgd', learningRate: 6 }, epochs: 12, earlyStopping: { patience: 2, restoreBestWeights: true } },
    { recorder: { ...ignoreRecords, checkpoint: ({ parameters }) => recorded.push([...parameters]) } },
  );
  expect(bitsOf(recorded.at(-1) ?? [])).toEqual(bitsOf(checkpoint.parameters));
});

test('an unavailable metric cannot be monitored', () => {
  const refusalOn = (training: TrainingSettings) =>
    refusalOf(() => trainWith({}, { graph: graphOf(training, classificationData(50)) }));
  const refused = refusalOn({ earlyStopping: {} });
  expect(refused).toMatchObject({
    code: 'training.notMonitored',
    message: "'earlyStopping' monitors validationLoss, but the data set 'points' has no validation samples",
    details: { where: 'training.earlyStopping.monitor', received: 'none', fix: expect.stringContaining('validation') },
  });
  const schedule = { type: 'reduceOnPlateau' };
  expect(refusalOn({ schedule }).details.where).toBe('training.schedule.monitor');

  const regression = graph(
    [
      ['x', 'input', { shape: [2] }],
      ['o', 'dense', { units: 1 }],
      ['y', 'target', { shape: [1] }],
      ['j', 'mse'],
    ],
    [
      ['x', 'o'],
      ['o', 'j', 'prediction'],
      ['y', 'j', 'target'],
    ],
    { ...settings, earlyStopping: { monitor: 'accuracy' } },
  );
  const targets = [randomColumn('y', [1], 200, 4)];
  const error = refusalOf(() => train({ ...base, graph: checkGraph(regression).bind({ ...dataset, targets }) }));
  expect(error).toMatchObject({
    code: 'training.notMonitored',
    details: { expected: 'a loss over classes', fix: "Monitor 'loss'" },
  });
});

import { expect, test } from 'vitest';
import { checkGraph } from '../graph/index.ts';
import { createWasmExecutor } from '../kernels/index.ts';
import { OPTIMIZERS } from '../optimizers/index.ts';
import { RandomStream } from '../random/index.ts';
import { ignoreRecords } from '../testing/networks.ts';
import { type RandomRun, randomRun } from '../testing/randomRuns.ts';
import {
  type Checkpoint,
  type EpochMetrics,
  type NamedTensor,
  Replay,
  type ReplayOptions,
  type StepMetrics,
  train,
  trainingData,
} from './index.ts';

const RUNS = 36;
/** At least 100 pairs of run and step in all. */
const STEPS_EACH = 3;

const bitsOf = (tensors: readonly NamedTensor[]) =>
  tensors.map(({ name, data }) => [name, [...new Uint32Array(data.buffer, data.byteOffset, data.length)]]);
const stateOf = ({ step, epoch, batchInEpoch, epochTotals, callbacks, parameters, slots }: Checkpoint) => ({
  ...{ step, epoch, batchInEpoch, epochTotals, callbacks },
  parameters: bitsOf(parameters),
  slots: bitsOf(slots),
});

interface Recorded {
  /** Each checkpoint that the run could have kept, in order; a step can have two. */
  readonly checkpoints: readonly Checkpoint[];
  readonly steps: readonly StepMetrics[];
  readonly epochs: ReadonlyMap<number, EpochMetrics>;
  readonly options: Omit<ReplayOptions, 'from'>;
}

const NONE: RandomRun['changes'] = [];

/** Trains a run that is stopped and resumed once, with a checkpoint after every step. */
function record({ document, dataset, rates, changes, stopBefore }: RandomRun): Recorded {
  const graph = checkGraph(document).bind(trainingData(dataset));
  const executor = createWasmExecutor();
  const checkpoints: Checkpoint[] = [];
  const steps: StepMetrics[] = [];
  const epochs = new Map<number, EpochMetrics>();
  const learningRate = (step: number) => rates.findLast((change) => change.step <= step)?.learningRate;
  let next = 1;
  // As a person makes them, one by one; a resumed run repeats them all.
  const made = [...changes.keys()].map((index) => changes.slice(0, index + 1));
  const madeBy = (step: number) => made.findLast((each) => each[each.length - 1].step <= step);
  const recorder = {
    ...ignoreRecords,
    step(metrics: StepMetrics) {
      steps.push(metrics);
      next = metrics.step + 1;
    },
    epoch: (metrics: EpochMetrics) => epochs.set(metrics.epoch, metrics),
    checkpoint: (checkpoint: Checkpoint) => checkpoints.push(checkpoint),
  };
  const trainUntil = (isOver: () => boolean, resumeFrom?: Checkpoint) =>
    train({
      ...{ graph, executor, recorder, clock: () => 0, checkpointEveryMs: 0 },
      ...(resumeFrom && { resumeFrom }),
      control: {
        next: () => (isOver() ? 'stop' : 'continue'),
        learningRate: () => learningRate(next),
        changes: () => (resumeFrom ? changes : (madeBy(next) ?? NONE)),
      },
      changes: resumeFrom ? changes : NONE,
    });
  const { reason, checkpoint } = trainUntil(() => next >= stopBefore);
  if (reason === 'stopped') trainUntil(() => false, checkpoint);
  return { checkpoints, steps, epochs, options: { graph, executor, learningRate, changes: () => changes } };
}

const variants = Array.from({ length: RUNS }, (_, number) => [OPTIMIZERS[number % OPTIMIZERS.length].type, number] as const);

test.each(variants)('after any step of a run with %s (%i), the replayed state is the recorded one, bit for bit', (_, number) => {
  const { checkpoints, steps, epochs, options } = record(randomRun(number));
  const random = new RandomStream(number, 'pairs');
  const last = checkpoints[checkpoints.length - 1];
  for (let pair = 0; pair < STEPS_EACH; pair++) {
    const step = 1 + random.below(last.step);
    const expected = checkpoints.findLast((checkpoint) => checkpoint.step === step);
    const before = checkpoints.filter((checkpoint) => checkpoint.step < step);
    const from = before[Math.max(0, before.length - 1 - random.below(20))];
    const replay = new Replay({ ...options, from, ...(pair > 0 && { epochs: ({ epoch }) => epochs.get(epoch) }) });
    while (replay.step < step) expect(replay.advance()).toEqual(steps[replay.step - 1]);
    expect(stateOf(replay.checkpoint)).toEqual(expected && stateOf(expected));
    expect(replay.isOver).toBe(step === last.step);
  }
});

test('a replay goes back to an earlier state and repeats the same steps', () => {
  const { checkpoints, options } = record(randomRun(7));
  const replay = new Replay({ ...options, from: checkpoints[0] });
  for (let step = 0; step < 9; step++) replay.advance();
  const kept = replay.checkpoint;
  for (let step = 0; step < 6; step++) replay.advance();
  const later = stateOf(replay.checkpoint);
  replay.restore(kept);
  expect(stateOf(replay.checkpoint)).toEqual(stateOf(kept));
  for (let step = 0; step < 6; step++) replay.advance();
  expect(stateOf(replay.checkpoint)).toEqual(later);
});

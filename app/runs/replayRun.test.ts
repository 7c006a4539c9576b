import { expect, test } from 'vitest';
import { openDatasets } from '#app/datasets/index.ts';
import { findFirstStep, type Replayed, Replayer } from '#app/replay/index.ts';
import { deleteCheckpoints, insertImport, listCheckpoints, readSteps } from '#app/store/index.ts';
import { newRun } from '#app/store/testing/runs.ts';
import { temporaryStore } from '#app/store/testing/temporaryStore.ts';
import { OPTIMIZERS, type TrainingSettings } from '#engine/graph/index.ts';
import { english } from '#engine/messages/index.ts';

import { RandomStream } from '#engine/random/index.ts';
import { refusalOf } from '#engine/testing/refusal.ts';
import { ENGINE_VERSION } from '#engine/training/index.ts';
import { RecordedRun, RUN, stateOf } from './testing/recordedRun.ts';
import { RESOURCES, spiralGraph } from './testing/temporaryRuns.ts';

const datasets = openDatasets({ resourcesDirectory: RESOURCES });
const replayerOf = ({ connection }: RecordedRun, mostKeptBytes?: number) =>
  new Replayer(connection, datasets, RUN, { ...(mostKeptBytes !== undefined && { mostKeptBytes }) });
const codeOf = (work: () => unknown) => refusalOf(work).code;
const remarksOf = ({ remarks }: Replayed) => remarks.map(english);

/** 5 steps an epoch. */
function trained(training: TrainingSettings = {}, part: Parameters<RecordedRun['train']>[0] = {}): RecordedRun {
  const run = new RecordedRun(spiralGraph({ epochs: 40, ...training }));
  run.train(part);
  return run;
}

/** Steps without a checkpoint, so that they are replayed. */
const unstored = ({ connection, states }: RecordedRun) => {
  const stored = new Set(listCheckpoints(connection, RUN).map(({ step }) => step));
  return [...states.keys()].filter((step) => !stored.has(step));
};

const SETTINGS: readonly TrainingSettings[] = [
  {},
  { schedule: { type: 'reduceOnPlateau', monitor: 'validationLoss', patience: 1, factor: 0.7 }, clip: { type: 'globalNorm' } },
  { accumulate: 2, earlyStopping: { monitor: 'validationAccuracy', patience: 6, restoreBestWeights: true } },
];

test.each(OPTIMIZERS.map(({ type }, number) => [type, number] as const))(
  'a run with %s, resumed and with other learning rates, is replayed bit for bit, in any order of its steps',
  (type, number) => {
    const document = spiralGraph({ epochs: 40, optimizer: { type }, seed: number, ...SETTINGS[number % SETTINGS.length] });
    const run = new RecordedRun({ ...document, data: { dataset: 'spirals?samples=100&noise=0', validation: 0.2, test: 0.1 } });
    run.train({ stopBefore: 33, rates: new Map([[12, 0.003]]) });
    run.train({ rates: new Map([[44, 0.02]]) });
    const replayer = replayerOf(run);
    const random = new RandomStream(number, 'steps');
    const last = Math.max(...run.states.keys());
    for (let count = 0; count < 12; count++) {
      const step = count === 0 ? last : random.below(last + 1);
      expect(stateOf(replayer.at(step).checkpoint)).toEqual(run.states.get(step));
    }
  },
);

test('a run whose batch size and regularization change is replayed bit for bit, and resumed like one that never stopped', () => {
  const settings = new Map([
    [3, [{ address: 'd.rate', value: 0.5 }]],
    [17, [{ address: 'training.batchSize', value: 30 }]],
    [31, [{ address: 'optimizer.weightDecay', value: 0.3 }]],
    [
      52,
      [
        { address: 'training.batchSize', value: 7 },
        { address: 'h.kernelL1', value: 0.02 },
      ],
    ],
  ]);
  const document = spiralGraph({ epochs: 30, optimizer: { type: 'adamW' }, accumulate: 2 });
  const [whole, stopped] = [new RecordedRun(document), new RecordedRun(document)];
  whole.train({ settings });
  stopped.train({ settings, stopBefore: 40 });
  stopped.connection.run('DELETE FROM checkpoints WHERE step > 10');
  // Those before step 40 are recorded.
  stopped.train({ settings: new Map([...settings].filter(([step]) => step >= 40)) });
  expect([...stopped.states]).toEqual([...whole.states]);
  const last = Math.max(...whole.states.keys());
  expect(replayerOf(whole).range.last).toBe(last);
  const replayer = replayerOf(whole);
  for (const step of [last, 2, 16, 20, 33, 51, 60, last - 1]) {
    expect(stateOf(replayer.at(step).checkpoint)).toEqual(whole.states.get(step));
  }
});

test('after a resumption with another learning rate, the steps are those of the resumed run', () => {
  const run = trained({}, { stopBefore: 61 });
  const replayer = replayerOf(run);
  const [first, ...later] = listCheckpoints(run.connection, RUN).map(({ step }) => step);
  const step = unstored(run).findLast((each) => each < 60) ?? 0;
  expect(stateOf(replayer.at(step).checkpoint)).toEqual(run.states.get(step));
  deleteCheckpoints(run.connection, 1, later);
  expect(first).toBe(0);
  const before = run.states.get(step);
  run.train({ rates: new Map([[20, 0.5]]) });
  expect(run.states.get(step)).not.toEqual(before);
  expect(stateOf(replayer.at(step).checkpoint)).toEqual(run.states.get(step));
});

test('around a shown step, no more than a few steps are repeated, forwards and backwards', () => {
  const run = trained();
  const replayer = replayerOf(run);
  replayer.at(150);
  replayer.keepNear(150);
  for (const step of [149, 51, 200, 133, 88, 187]) {
    let asked = 0;
    const { checkpoint } = replayer.at(step, { isCanceled: () => ++asked > 1000 });
    expect(asked).toBeLessThanOrEqual(20);
    expect(stateOf(checkpoint)).toEqual(run.states.get(step));
  }
});

test('with memory for no more than one state, every step is still rebuilt', () => {
  const run = trained();
  const replayer = replayerOf(run, 1);
  for (const step of [77, 31, 78, 150]) expect(stateOf(replayer.at(step).checkpoint)).toEqual(run.states.get(step));
});

test('a replay tells its progress, and can be canceled and asked again', () => {
  const run = trained();
  deleteCheckpoints(
    run.connection,
    1,
    listCheckpoints(run.connection, RUN)
      .slice(1)
      .map(({ step }) => step),
  );
  const replayer = replayerOf(run);
  let asked = 0;
  const refusal = refusalOf(() => replayer.at(90, { isCanceled: () => ++asked > 50 }));
  expect(refusal).toMatchObject({ code: 'replay.canceled', message: expect.stringContaining('at step 50, before step 90') });
  const shares: number[] = [];
  asked = 0;
  replayer.at(90, { onProgress: (share) => shares.push(share), isCanceled: () => ++asked > 40 });
  expect(shares.at(-1)).toBe(1);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
});

test('steps outside of the run are refused with the possible ones', () => {
  const run = trained({ epochs: 4 });
  const replayer = replayerOf(run);
  expect(replayer.range).toEqual({ first: 0, last: 20 });
  expect(refusalOf(() => replayer.at(21))).toMatchObject({
    code: 'replay.stepRange',
    message: "'Run 1' has no step 21; its last is 20",
  });
  deleteCheckpoints(run.connection, 1, [0]);
  const { first } = replayer.range;
  expect(refusalOf(() => replayer.at(first - 1))).toMatchObject({
    code: 'replay.beforeFirst',
    details: { fix: `Choose step ${first} or a later one` },
  });
  deleteCheckpoints(
    run.connection,
    1,
    listCheckpoints(run.connection, RUN).map(({ step }) => step),
  );
  expect(codeOf(() => replayer.at(20))).toBe('replay.noCheckpoint');
  run.connection.run('DELETE FROM runs');
  expect(codeOf(() => replayer.at(20))).toBe('run.notFound');
});

test('without its data, only the steps with a checkpoint can be seen', () => {
  const run = trained({ epochs: 4 });
  run.connection.run("UPDATE runs SET data_fingerprint = 'other'");
  const last = replayerOf(run).at(20);
  expect(stateOf(last.checkpoint)).toEqual(run.states.get(20));
  const [step] = unstored(run);
  expect(codeOf(() => replayerOf(run).at(step))).toBe('replay.dataChanged');
  run.connection.run("UPDATE runs SET document = json_remove(document, '$.data')");
  expect(codeOf(() => replayerOf(run).at(step))).toBe('replay.noData');
});

test('imported weights have their own step only', () => {
  const connection = temporaryStore();
  const { owner: _, ...content } = newRun({ id: RUN });
  const from = { fileName: 'iris.json', run: null, step: 40, epoch: 4, verification: 'absent' } as const;
  const parameters = [{ name: 'o.bias', shape: [2], data: Float32Array.of(1, 2) }];
  insertImport(connection, { run: content, from, parameters });
  const replayer = new Replayer(connection, datasets, RUN);
  expect(replayer.range).toEqual({ first: 40, last: 40 });
  expect(replayer.at(40).checkpoint.parameters).toEqual(parameters);
  expect(refusalOf(() => replayer.at(41))).toMatchObject({
    code: 'replay.imported',
    message: "'iris.json' was imported from a weights file, which holds only step 40",
  });
});

test('a run of another engine version is replayed with a doubt, and the next checkpoint tells whether it is right', () => {
  const run = trained();
  run.connection.run("UPDATE runs SET engine_version = '1'");
  const stored = listCheckpoints(run.connection, RUN).map(({ step }) => step);
  const gap = stored.findIndex((step, index) => index > 0 && step - stored[index - 1] > 1);
  const [step, next] = [stored[gap] - 1, stored[gap]];
  const replayer = replayerOf(run);
  expect(remarksOf(replayer.at(next))).toEqual([]);
  const same = replayer.at(step);
  expect(stateOf(same.checkpoint)).toEqual(run.states.get(step));
  expect(remarksOf(same)).toEqual([
    `'Run 1' was computed by engine version 1; version ${ENGINE_VERSION} replays it, and can differ`,
    `At the next checkpoint, step ${next}, the replayed weights are the recorded ones, bit for bit`,
  ]);
  const { data } = run.connection.get<{ data: Uint8Array }>(
    `SELECT data FROM checkpoint_tensors WHERE step = @next AND name = 'o.bias'`,
    { next },
  ) ?? { data: new Uint8Array(8) };
  const bias = new Float32Array(new Uint8Array(data).buffer);
  const changed = Float32Array.of(bias[0] + 0.25, bias[1]);
  run.connection.run(`UPDATE checkpoint_tensors SET data = @changed WHERE step = @next AND name = 'o.bias'`, {
    next,
    changed: new Uint8Array(changed.buffer),
  });
  expect(remarksOf(replayerOf(run).at(step))[1]).toBe(
    `At the next checkpoint, step ${next}, the replayed weights differ from the recorded ones by up to 0.250`,
  );
  deleteCheckpoints(
    run.connection,
    1,
    stored.filter((each) => each >= next),
  );
  expect(remarksOf(replayerOf(run).at(step))[1]).toBe('No later checkpoint tells whether it does');
});

test('weights that early stopping restored are those after the last step, and are said to be', () => {
  const run = trained({ earlyStopping: { monitor: 'loss', minDelta: 100, patience: 2, restoreBestWeights: true } });
  const last = replayerOf(run).at(15);
  expect(remarksOf(last)).toEqual(['Early stopping restored the weights of epoch 1']);
  expect(stateOf(last.checkpoint).parameters).toEqual(run.states.get(5)?.parameters);
});

test('the first step with a condition is found in the history, by bisection, or by replaying the steps', () => {
  const run = trained();
  const replayer = replayerOf(run);
  const { step, loss } = readSteps(run.connection, RUN);
  const median = loss.map(Number).toSorted((a, b) => a - b)[100];
  expect(findFirstStep(replayer, (each) => each.loss < median)).toBe(step[loss.findIndex((each) => Number(each) < median)]);
  expect(findFirstStep(replayer, (each) => each.loss < 0)).toBeUndefined();

  let looked = 0;
  const isLate = (each: { readonly step: number }) => ++looked > 0 && each.step >= 123;
  expect(findFirstStep(replayer, isLate, { isMonotone: true })).toBe(123);
  expect(looked).toBeLessThan(12);

  const normAt = (parameters: ReadonlyMap<string, ArrayLike<number>>) =>
    Array.from(parameters.get('o.weight') ?? []).reduce((sum, weight) => sum + weight * weight, 0);
  const norms = [...run.states.keys()].map((each) => normAt(replayer.stateAt(each).parameters));
  const bound = norms[140];
  expect(findFirstStep(replayerOf(run), ({ state }) => normAt(state().parameters) >= bound, { from: 3 })).toBe(
    norms.findIndex((norm, index) => index >= 3 && norm >= bound),
  );
  expect(findFirstStep(replayer, () => true, { from: 300 })).toBeUndefined();
});

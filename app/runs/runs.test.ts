import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findLastCheckpoint, readGradients, readWholeHistory, type WritingConnection } from '#app/store/index.ts';
import { checkGraph } from '#engine/graph/index.ts';
import { UserError } from '#engine/messages/index.ts';
import { inEnglish } from '#engine/testing/refusal.ts';
import { initializeParameters, type NamedTensor } from '#engine/training/index.ts';
import type { Runs } from './index.ts';
import { collect, ENDLESS, spiralGraph, temporaryRuns, untilStep } from './testing/temporaryRuns.ts';

const bitsOf = (tensors: readonly NamedTensor[] = []) =>
  tensors.map(({ name, data }) => [name, [...new Uint32Array(data.buffer, data.byteOffset, data.length)]]);

/** Every value that a run ends with. */
function lastBits(connection: WritingConnection, runId: string) {
  const checkpoint = findLastCheckpoint(connection, runId);
  return { step: checkpoint?.step, parameters: bitsOf(checkpoint?.parameters), slots: bitsOf(checkpoint?.slots) };
}

async function codeOf(action: () => unknown): Promise<string> {
  try {
    await action();
  } catch (error) {
    if (error instanceof UserError) return error.code;
    throw error;
  }
  return 'nothing was thrown';
}

test('early stopping ends a run, gives the reason, and prevents resuming', async () => {
  const { runs } = temporaryRuns();
  const earlyStopping = { monitor: 'loss', minDelta: 100, patience: 2, restoreBestWeights: true };
  const started = await runs.start({ document: spiralGraph({ epochs: 50, earlyStopping }) });
  const last = (await collect(runs.watch(started.id, { afterStep: 0 }))).at(-1);
  const [{ loss }] = runs.metrics(started.id).epochs;
  const earlyStop = { monitor: 'loss', best: loss, bestEpoch: 1, epoch: 3 };
  expect(last).toMatchObject({ progress: { status: 'completed', epoch: 3 }, earlyStop });
  expect(runs.load(started.id)).toMatchObject({ status: 'completed', epoch: 3, epochs: 50, error: null, earlyStop });
  expect(await codeOf(() => runs.resumeFromCheckpoint(started.id))).toBe('run.completed');
});

/** Stops a run a few steps after its start at any speed: a pause takes effect at the next step. */
async function stopEarly(runs: Runs, runId: string): Promise<void> {
  await runs.pause(runId);
  for (const _step of [1, 2, 3, 4]) await runs.trainFor(runId, 'step');
  await runs.stop(runId);
}

test.each([
  ['accumulation', { accumulate: 3 }],
  [
    'a plateau and early stopping',
    {
      schedule: { type: 'reduceOnPlateau', monitor: 'loss', patience: 1, minDelta: 100, factor: 0.9 },
      earlyStopping: { monitor: 'accuracy', patience: 1000, restoreBestWeights: true },
    },
  ],
])('with %s, a stopped and resumed run ends with the same bits as an uninterrupted one', async (_, training) => {
  const { runs, connection } = temporaryRuns();
  const document = spiralGraph({ epochs: 1000, ...training });
  const whole = await runs.start({ document });
  const stopped = await runs.start({ document });
  await stopEarly(runs, stopped.id);
  expect(runs.load(stopped.id).status).toBe('stopped');
  await runs.resumeFromCheckpoint(stopped.id);
  await Promise.all([collect(runs.watch(whole.id)), collect(runs.watch(stopped.id))]);
  expect(lastBits(connection, stopped.id)).toEqual(lastBits(connection, whole.id));
});

test('a run that begins with one step pauses after it, and ends with the same bits as one that never paused', async () => {
  const { runs, connection } = temporaryRuns();
  const whole = await runs.start({ document: spiralGraph() });
  const { id } = await runs.start({ document: spiralGraph(), pauseAfter: 'step' });
  await expect.poll(() => runs.load(id).status).toBe('paused');
  expect(runs.load(id)).toMatchObject({ step: 1 });
  expect(runs.metrics(id).steps.step).toEqual([1]);
  await runs.trainFor(id, 'step');
  expect(runs.metrics(id).steps.step).toEqual([1, 2]);
  await runs.resume(id);
  await Promise.all([collect(runs.watch(whole.id)), collect(runs.watch(id))]);
  expect(lastBits(connection, id)).toEqual(lastBits(connection, whole.id));
});

test('a run trains in its thread and records everything', async () => {
  const { runs, shown, connection } = temporaryRuns();
  const started = await runs.start({ document: spiralGraph() });
  expect(started).toMatchObject({ name: 'Run 1', graphName: 'Spirals', graphId: null, seed: 1, epochs: 3, parameters: 22 });
  const events = await collect(runs.watch(started.id, { afterStep: 0 }));
  expect(events.at(-1)?.progress).toMatchObject({ status: 'completed', epoch: 3, step: 15, steps: 15, secondsLeft: null });

  const run = runs.load(started.id);
  expect(run).toMatchObject({ status: 'completed', epoch: 3, step: 15, error: null, document: spiralGraph() });
  expect(run.loss).toBeGreaterThan(0);
  expect(run.endedAt).toBeGreaterThanOrEqual(run.startedAt);
  expect(run.checkpoints[0]).toMatchObject({ step: 0, epoch: 0 });
  expect(run.checkpoints.at(-1)).toMatchObject({ step: 15, epoch: 3 });
  expect(runs.list()).toMatchObject([{ id: started.id, status: 'completed' }]);
  expect(runs.list({ graphId: 'other' })).toEqual([]);

  const { steps, epochs } = runs.metrics(started.id);
  expect(steps.step).toEqual(Array.from({ length: 15 }, (_, index) => index + 1));
  expect(steps.epoch.slice(4, 6)).toEqual([1, 2]);
  expect(steps.time).toEqual([...steps.time].sort((a, b) => a - b));
  expect(epochs.map(({ epoch, step }) => [epoch, step])).toEqual([
    [1, 5],
    [2, 10],
    [3, 15],
  ]);
  expect(epochs[2].loss).toBe(run.loss);
  const gradients = readGradients(connection, started.id, { parameter: 'o.weight' });
  expect(gradients.map(({ step }) => step)).toEqual([1, 2, 4, 6, 8, 10, 12, 14]);
  expect(readGradients(connection, started.id)).toHaveLength(8 * 4);
  expect(shown.at(-1)).toBeNull();
});

test('a watcher from a given step gets every later step once', async () => {
  const { runs } = temporaryRuns();
  const { id } = await runs.start({ document: spiralGraph({ epochs: 60 }) });
  const events = await collect(runs.watch(id, { afterStep: 7 }));
  const steps = events.flatMap(({ steps }) => steps?.step ?? []);
  expect(steps).toEqual(Array.from({ length: 293 }, (_, index) => index + 8));
  expect(events.flatMap(({ epochs }) => epochs?.map(({ epoch }) => epoch) ?? [])).toEqual(
    Array.from({ length: 59 }, (_, index) => index + 2),
  );
  expect(await collect(runs.watch(id))).toEqual([{ runId: id, progress: expect.objectContaining({ status: 'completed' }) }]);
});

test('two runs with the same seed end with the same bits', async () => {
  const { runs, connection } = temporaryRuns();
  const [first, second] = await Promise.all([runs.start({ document: spiralGraph() }), runs.start({ document: spiralGraph() })]);
  await Promise.all([collect(runs.watch(first.id)), collect(runs.watch(second.id))]);
  expect(lastBits(connection, first.id)).toEqual(lastBits(connection, second.id));
});

test('a run pauses, trains single steps, resumes and stops, with a checkpoint at each', async () => {
  const { runs } = temporaryRuns();
  const { id } = await runs.start({ document: spiralGraph(ENDLESS) });
  await untilStep(runs, id, 20);
  expect(await codeOf(() => runs.trainFor(id, 'step'))).toBe('run.notPaused');
  await runs.pause(id);
  await runs.pause(id);
  const paused = runs.load(id);
  expect(paused).toMatchObject({ status: 'paused', step: paused.checkpoints.at(-1)?.step });
  expect(runs.metrics(id).steps.step).toHaveLength(paused.step);

  await Promise.all([runs.trainFor(id, 'step'), runs.trainFor(id, 'step')]);
  expect(runs.load(id)).toMatchObject({ status: 'paused', step: paused.step + 2 });

  await runs.resume(id);
  expect(runs.load(id).status).toBe('running');
  await untilStep(runs, id, paused.step + 10);
  await runs.stop(id);
  const stopped = runs.load(id);
  expect(stopped).toMatchObject({ status: 'stopped', error: null, step: stopped.checkpoints.at(-1)?.step });
  await runs.stop(id);
  for (const command of ['pause', 'resume'] as const) expect(await codeOf(() => runs[command](id))).toBe('run.notActive');
  expect(await codeOf(() => runs.trainFor(id, 'step'))).toBe('run.notActive');
  expect(await codeOf(() => runs.setLearningRate(id, 1))).toBe('run.notActive');
});

test('a run trains epoch by epoch, from its start and from the middle of one, to its end', async () => {
  const { runs } = temporaryRuns();
  const { id, steps, epochs } = await runs.start({ document: spiralGraph({ epochs: 3 }), pauseAfter: 'epoch' });
  const position = () => {
    const { status, epoch, step } = runs.load(id);
    return { status, epoch, step };
  };
  await expect.poll(position).toEqual({ status: 'paused', epoch: 1, step: steps / epochs });
  expect(runs.metrics(id).epochs.map(({ epoch }) => epoch)).toEqual([1]);
  await runs.trainFor(id, 'step');
  expect(position()).toEqual({ status: 'paused', epoch: 2, step: steps / epochs + 1 });
  await runs.trainFor(id, 'epoch');
  await expect.poll(position).toEqual({ status: 'paused', epoch: 2, step: (2 * steps) / epochs });
  await runs.trainFor(id, 'epoch');
  await expect.poll(position).toEqual({ status: 'completed', epoch: 3, step: steps });
});

test('a stopped and resumed run ends with the same bits and metrics as an uninterrupted one', async () => {
  const { runs, connection } = temporaryRuns();
  const document = spiralGraph({ epochs: 1500, record: { gradientsEvery: 500 } });
  const whole = await runs.start({ document });
  const broken = await runs.start({ document });
  await stopEarly(runs, broken.id);
  expect(runs.load(broken.id).status).toBe('stopped');
  const resumed = await runs.resumeFromCheckpoint(broken.id);
  expect(resumed).toMatchObject({ id: broken.id, name: broken.name, error: null, endedAt: null });
  await Promise.all([collect(runs.watch(whole.id)), collect(runs.watch(broken.id))]);
  expect(lastBits(connection, broken.id)).toEqual(lastBits(connection, whole.id));
  const [a, b] = [runs.metrics(whole.id), runs.metrics(broken.id)];
  expect({ ...b.steps, time: [] }).toEqual({ ...a.steps, time: [] });
  expect(b.epochs.map(({ samplesPerSecond, ...epoch }) => epoch)).toEqual(
    a.epochs.map(({ samplesPerSecond, ...epoch }) => epoch),
  );
  expect(readGradients(connection, broken.id)).toEqual(readGradients(connection, whole.id));
  const historyOf = (runId: string) => [
    ...readWholeHistory(connection, runId, { name: 'o.weight', quantity: 'update' }),
    ...readWholeHistory(connection, runId, { name: 'h', quantity: 'output' }),
  ];
  expect(historyOf(broken.id)).toEqual(historyOf(whole.id));
  expect(historyOf(whole.id).length).toBeGreaterThan(2);
});

test('a set learning rate is repeated when the run is resumed from an earlier checkpoint', async () => {
  const { runs, connection } = temporaryRuns();
  const { id } = await runs.start({ document: spiralGraph(ENDLESS) });
  await runs.pause(id);
  const { step } = runs.load(id);
  runs.setLearningRate(id, 0.5);
  for (const _step of [1, 2, 3]) await runs.trainFor(id, 'step');
  await runs.stop(id);
  expect(runs.load(id).learningRates).toEqual([{ step: step + 1, learningRate: 0.5 }]);
  expect(runs.metrics(id).steps.learningRate.slice(step)).toEqual([0.5, 0.5, 0.5]);
  const stepsAfter = () =>
    connection.all('SELECT step, loss, learning_rate FROM steps WHERE step > @step AND step <= @step + 3', { step });
  const before = stepsAfter();
  expect(before).toMatchObject([{ learningRate: 0.5 }, { learningRate: 0.5 }, { learningRate: 0.5 }]);
  // As if the process had died before writing the checkpoints after the change.
  connection.run('DELETE FROM checkpoints WHERE step > @step', { step });
  await runs.resumeFromCheckpoint(id);
  await untilStep(runs, id, step + 5);
  await runs.stop(id);
  expect(stepsAfter()).toEqual(before);
  expect(runs.load(id).learningRates).toEqual([{ step: step + 1, learningRate: 0.5 }]);
  expect(connection.get('SELECT learning_rate FROM steps ORDER BY step DESC')).toEqual({ learningRate: 0.5 });
});

test('a changed batch size and dropout rate are repeated when the run is resumed from an earlier checkpoint', async () => {
  const { runs, connection } = temporaryRuns();
  const { id } = await runs.start({ document: spiralGraph(ENDLESS), pauseAfter: 'step' });
  for await (const { progress } of runs.watch(id)) if (progress.status === 'paused') break;
  const settings = [
    { address: 'training.batchSize', value: 32 },
    { address: 'd.rate', value: 0.6 },
    { address: 'h.kernelL2', value: 0.01 },
  ];
  runs.changeSettings(id, settings);
  for (const _step of [1, 2, 3, 4, 5, 6, 7]) await runs.trainFor(id, 'step');
  await runs.stop(id);
  const changed = settings.map((setting) => ({ step: 2, ...setting }));
  const { settingChanges, parts, step, epoch } = runs.load(id);
  // 5 steps of 16 samples, then 3 of 32 in each epoch.
  expect(parts).toEqual([
    { epoch: 1, step: 0, batchSize: 16, stepsPerEpoch: 5 },
    { epoch: 2, step: 5, batchSize: 32, stepsPerEpoch: 3 },
  ]);
  expect([settingChanges, step, epoch]).toEqual([changed, 8, 2]);
  const stepsAfter = () => connection.all('SELECT step, epoch, loss FROM steps WHERE step > 1 AND step <= 8');
  const before = stepsAfter();
  connection.run('DELETE FROM checkpoints WHERE step > 1');
  await runs.resumeFromCheckpoint(id);
  await untilStep(runs, id, 12);
  await runs.stop(id);
  expect(stepsAfter()).toEqual(before);
  expect(runs.load(id)).toMatchObject({ settingChanges: changed, parts });
});

test('the last checkpoint is kept on demand, while training thins the others out', async () => {
  const { runs, connection } = temporaryRuns();
  const { id } = await runs.start({ document: spiralGraph(ENDLESS), pauseAfter: 'step' });
  for await (const { progress } of runs.watch(id)) if (progress.status === 'paused') break;
  await runs.trainFor(id, 'step');
  const step = runs.keepCheckpoint(id);
  expect(step).toBe(2);
  for (const _step of [1, 2, 3, 4, 5, 6]) await runs.trainFor(id, 'step');
  await runs.stop(id);
  const steps = runs.load(id).checkpoints.map((checkpoint) => checkpoint.step);
  expect(steps).toContain(step);
  expect(steps).not.toContain(step + 1);
  runs.thin([id], { last: 1, best: 'loss' });
  expect(runs.load(id).checkpoints.map((checkpoint) => checkpoint.step)).toContain(step);
  connection.run('DELETE FROM checkpoints');
  expect(await codeOf(() => runs.keepCheckpoint(id))).toBe('run.noCheckpoint');
});

test('settings that a run in training cannot take are refused', async () => {
  const { runs } = temporaryRuns();
  const { id } = await runs.start({ document: spiralGraph(ENDLESS), pauseAfter: 'step' });
  const change = (address: string, value: number) => codeOf(() => runs.changeSettings(id, [{ address, value }]));
  expect(await change('h.units', 8)).toBe('run.fixedSetting');
  expect(await change('training.epochs', 8)).toBe('run.fixedSetting');
  expect(await change('training.batchSize', 81)).toBe('run.batchTooLarge');
  expect(await change('d.rate', 1.5)).toBe('setting.value');
  await runs.stop(id);
  expect(await change('d.rate', 0.5)).toBe('run.notActive');
});

test('a run can start from given parameters', async () => {
  const { runs, connection } = temporaryRuns();
  const document = spiralGraph({ optimizer: { type: 'sgd', learningRate: 0 } });
  const initialParameters = initializeParameters(checkGraph(document), 77);
  const { id } = await runs.start({ document, initialParameters });
  await collect(runs.watch(id));
  expect(lastBits(connection, id).parameters).toEqual(bitsOf(initialParameters));
  const wrong = initialParameters.slice(1);
  expect(await codeOf(() => runs.start({ document, initialParameters: wrong }))).toBe('weights.otherGraph');
});

test('an infinite loss fails the run, and its records stay', async () => {
  const { runs } = temporaryRuns();
  const { id } = await runs.start({ document: spiralGraph({ optimizer: { type: 'sgd', learningRate: 1e200 }, epochs: 50 }) });
  const events = await collect(runs.watch(id));
  expect(events.at(-1)).toMatchObject({ progress: { status: 'failed' }, error: { code: 'training.nonFinite' } });
  const run = runs.load(id);
  expect(run).toMatchObject({
    status: 'failed',
    error: { code: 'training.nonFinite', fix: { template: expect.stringContaining('smaller') } },
  });
  expect(runs.metrics(id).steps.step).toHaveLength(run.step);
  expect(run.checkpoints.length).toBeGreaterThan(0);
});

test('an untrainable graph or data set is rejected without a run', async () => {
  const { runs } = temporaryRuns();
  const { data, ...noData } = spiralGraph();
  const wrongShape = {
    ...spiralGraph(),
    nodes: spiralGraph().nodes.map((node) => (node.id === 'x' ? { ...node, params: { shape: [3] } } : node)),
  };
  expect(await codeOf(() => runs.start({ document: noData }))).toBe('run.noData');
  expect(await codeOf(() => runs.start({ document: { ...spiralGraph(), edges: [] } }))).toBe('graph.invalid');
  expect(await codeOf(() => runs.start({ document: wrongShape }))).toBe('graph.invalid');
  expect(await codeOf(() => runs.start({ document: spiralGraph({}, 'none.csv') }))).toBe('dataset.missingFile');
  expect(runs.list()).toEqual([]);
});

test('a batch larger than the training data is rejected with a fix and without a run', async () => {
  const { runs } = temporaryRuns();
  const refused = await runs.start({ document: spiralGraph({ batchSize: 81 }) }).catch((error: UserError) => error);
  expect(inEnglish(refused as UserError)).toMatchObject({
    code: 'graph.invalid',
    message: expect.stringContaining('The batch size is 81, but there are only 80 training samples'),
    details: { expected: 'at most 80, the number of training samples', received: '81', fix: 'Set the batch size to 80' },
  });
  expect(runs.list()).toEqual([]);
});

test('a network too large for memory is rejected before it starts', async () => {
  const { runs } = temporaryRuns();
  const document = spiralGraph();
  const nodes = document.nodes.map((node) =>
    node.id === 'h'
      ? { ...node, params: { units: 1_000_000 } }
      : node.id === 't'
        ? { id: 't', type: 'dense', params: { units: 60_000 } }
        : node,
  );
  expect(await codeOf(() => runs.start({ document: { ...document, nodes } }))).toBe('memory.tooLarge');
  expect(runs.list()).toEqual([]);
});

test('a run that cannot be resumed gives the reason', async () => {
  const { runs, connection } = temporaryRuns();
  const { id } = await runs.start({ document: spiralGraph(ENDLESS) });
  expect(await codeOf(() => runs.resumeFromCheckpoint(id))).toBe('run.active');
  expect(await codeOf(() => runs.remove(id))).toBe('run.active');
  await runs.stop(id);
  connection.run("UPDATE runs SET engine_version = 'old'");
  expect(await codeOf(() => runs.resumeFromCheckpoint(id))).toBe('run.otherEngine');
  connection.run('DELETE FROM checkpoints');
  expect(await codeOf(() => runs.resumeFromCheckpoint(id))).toBe('run.noCheckpoint');
  connection.run("UPDATE runs SET status = 'completed'");
  expect(await codeOf(() => runs.resumeFromCheckpoint(id))).toBe('run.completed');
  expect(await codeOf(() => runs.resumeFromCheckpoint('none'))).toBe('run.notFound');
});

test('a run is not resumed on changed data', async () => {
  const { runs, folder } = temporaryRuns();
  const rows = Array.from({ length: 40 }, (_, index) => `${index},${index * 2},${index % 2 === 0 ? 'even' : 'odd'}`);
  const file = join(folder, 'numbers.csv');
  writeFileSync(file, ['a,b,parity', ...rows].join('\n'));
  const { id } = await runs.start({ document: spiralGraph(ENDLESS, 'numbers.csv?target=parity') });
  await untilStep(runs, id, 3);
  await runs.stop(id);
  writeFileSync(file, ['a,b,parity', ...rows.toReversed()].join('\n'));
  expect(await codeOf(() => runs.resumeFromCheckpoint(id))).toBe('run.dataChanged');
  expect(runs.load(id).status).toBe('stopped');
  writeFileSync(file, ['a,b,parity', ...rows].join('\n'));
  await runs.resumeFromCheckpoint(id);
  await runs.stop(id);
});

test('a run goes on if its file changes and vanishes, and is resumed once the file is back', async () => {
  const { runs, folder } = temporaryRuns();
  const table = [
    'a,b,parity',
    ...Array.from({ length: 40 }, (_, index) => `${index},${index * 2},${index % 2 ? 'odd' : 'even'}`),
  ];
  const file = join(folder, 'numbers.csv');
  writeFileSync(file, table.join('\n'));
  const { id } = await runs.start({ document: spiralGraph(ENDLESS, 'numbers.csv?target=parity') });
  await untilStep(runs, id, 3);
  writeFileSync(file, 'a,b,parity\n');
  await untilStep(runs, id, runs.load(id).step + 3);
  rmSync(file);
  const last = runs.load(id).step + 3;
  await untilStep(runs, id, last);
  await runs.stop(id);
  expect(runs.load(id).step).toBeGreaterThanOrEqual(last);
  const kept = runs.load(id);
  expect(await codeOf(() => runs.resumeFromCheckpoint(id))).toBe('dataset.missingFile');
  expect(runs.load(id)).toEqual(kept);
  writeFileSync(file, table.join('\n'));
  await runs.resumeFromCheckpoint(id);
  await untilStep(runs, id, kept.step + 3);
  await runs.stop(id);
});

test('a run is renamed and removed', async () => {
  const { runs } = temporaryRuns();
  const { id } = await runs.start({ document: spiralGraph() });
  await collect(runs.watch(id));
  runs.rename(id, 'mine');
  expect(runs.load(id).name).toBe('mine');
  runs.remove(id);
  expect(runs.list()).toEqual([]);
  for (const action of ['load', 'metrics', 'remove', 'watch', 'stop', 'resumeFromCheckpoint'] as const)
    expect(await codeOf(() => runs[action](id))).toBe('run.notFound');
  expect(await codeOf(() => runs.rename(id, 'gone'))).toBe('run.notFound');
  expect(await codeOf(() => runs.label([id], { note: 'gone' }))).toBe('run.notFound');
  runs.restore([id]);
  runs.label([id], { note: 'back' });
  expect(runs.load(id)).toMatchObject({ name: 'mine', note: 'back', removedAt: null });
  expect(await codeOf(() => runs.erase([id]))).toBe('run.notFound');
  expect(await codeOf(() => runs.label([id], { addTags: ['good', ' '] }))).toBe('run.badLabel');
  expect(await codeOf(() => runs.label([id], { experiment: 'x'.repeat(201) }))).toBe('run.badLabel');
  runs.remove(id);
  runs.erase([id]);
  expect(await codeOf(() => runs.restore([id]))).toBe('run.notFound');
});

test('too many concurrent runs are rejected; paused ones do not count', async () => {
  const { runs } = temporaryRuns();
  const document = spiralGraph(ENDLESS);
  const started: string[] = [];
  let refused = '';
  while (refused === '' && started.length < 300) {
    refused = await codeOf(async () => started.push((await runs.start({ document })).id)).then((code) =>
      code === 'nothing was thrown' ? '' : code,
    );
  }
  expect(refused).toBe('run.tooMany');
  await runs.pause(started[0]);
  const another = await runs.start({ document });
  await Promise.all([...started, another.id].map((id) => runs.stop(id)));
}, 120_000);

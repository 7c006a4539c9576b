import { availableParallelism } from 'node:os';
import { expect, onTestFinished, test } from 'vitest';
import type { SweepChange, SweepSettings, SweepState } from '#app/contract/index.ts';
import { ENDLESS, spiralGraph } from '#app/runs/testing/temporaryRuns.ts';
import { connectedApp } from '#app/testing/connectedApp.ts';
import type { Parameter } from '#engine/sweeps/index.ts';
import { SweepQueue } from './sweepQueue.ts';

const RATE: Parameter = { name: 'optimizer.learningRate', kind: 'float', low: 0.001, high: 0.1, log: true };

const settings = (change: Partial<SweepSettings> = {}): SweepSettings => ({
  ...{ name: 'Rates', space: [RATE], sampler: 'random', seed: 1, metric: 'loss' },
  ...{ budget: { trials: 3 }, parallel: 1, ...change },
});

type Connected = ReturnType<typeof connectedApp>;

/** The changes of all sweeps from now on, until the test is over. */
async function followed({ client }: Connected) {
  const changes: SweepChange[] = [];
  const abort = new AbortController();
  onTestFinished(() => abort.abort());
  const events = await client.sweeps.changes(undefined, { signal: abort.signal });
  void (async () => {
    for await (const change of events) changes.push(change);
  })().catch(() => {});
  return changes;
}

const stateOf = async ({ client }: Connected, id: string): Promise<SweepState> => (await client.sweeps.load({ id })).state;
const untilState = (app: Connected, id: string, state: SweepState) => expect.poll(() => stateOf(app, id)).toBe(state);

const document = spiralGraph({ epochs: 2 });

test('a sweep trains in the background, tells each change, and its runs belong to its graph', async () => {
  const app = connectedApp();
  const { client } = app;
  const changes = await followed(app);
  const graph = await client.graphs.create({ document });
  const started = await client.sweeps.start({ graphId: graph.id, document, settings: settings() });
  expect(started).toMatchObject({ name: 'Rates', graphId: graph.id, direction: 'min', state: 'waiting', trials: 0, best: null });
  await untilState(app, started.id, 'finished');
  const sweep = await client.sweeps.load({ id: started.id });
  expect(sweep.trials.map(({ number, state }) => [number, state])).toEqual([0, 1, 2].map((number) => [number, 'complete']));
  const best = sweep.trials.toSorted((a, b) => Number(a.metric) - Number(b.metric))[0];
  expect(sweep.best).toEqual({ number: best.number, metric: best.metric });
  const runs = await client.runs.list({ graphId: graph.id });
  expect(runs.map(({ id }) => id).toSorted()).toEqual(sweep.trials.map(({ run }) => run).toSorted());
  await expect.poll(() => changes.at(-1)?.summary?.state).toBe('finished');
  expect(new Set(changes.map(({ summary }) => summary?.state))).toEqual(new Set(['waiting', 'running', 'finished']));
  expect(new Set(changes.flatMap(({ summary }) => summary?.running ?? []))).toEqual(new Set(runs.map(({ id }) => id)));

  const extended = await client.sweeps.extend({ id: started.id, budget: { trials: 4 } });
  expect(extended).toMatchObject({ budget: { trials: 4 } });
  await untilState(app, started.id, 'finished');
  expect((await client.sweeps.load({ id: started.id })).trials).toHaveLength(4);
  await client.sweeps.remove({ id: started.id });
  await expect.poll(() => changes.at(-1)).toEqual({ id: started.id, summary: null });
  expect(await client.sweeps.list()).toEqual([]);
  expect(await client.runs.list({})).toHaveLength(4);
});

test('sweeps train one after the other; one that is stopped continues with its last run', async () => {
  const app = connectedApp();
  const { client } = app;
  const long = settings({ name: 'Long', budget: { trials: 1 } });
  const first = await client.sweeps.start({ document: spiralGraph(ENDLESS), settings: long });
  const second = await client.sweeps.start({ document, settings: settings({ name: 'Second' }) });
  const third = await client.sweeps.start({ document, settings: settings({ name: 'Third' }) });
  await expect.poll(async () => (await client.sweeps.load({ id: first.id })).trials[0]?.run ?? null).not.toBeNull();
  expect((await client.sweeps.list()).map(({ name, state }) => [name, state])).toEqual([
    ['Third', 'waiting'],
    ['Second', 'waiting'],
    ['Long', 'running'],
  ]);
  await client.sweeps.stop({ id: third.id });
  expect(await stateOf(app, third.id)).toBe('stopped');
  await expect(client.sweeps.remove({ id: first.id })).rejects.toMatchObject({ data: { code: 'sweep.active' } });
  await client.sweeps.stop({ id: first.id });
  await untilState(app, second.id, 'finished');
  const stopped = await client.sweeps.load({ id: first.id });
  expect([stopped.state, stopped.trials[0].state]).toEqual(['stopped', 'running']);
  await client.sweeps.continue({ id: first.id });
  const statusOf = async () => (await client.runs.list({})).find(({ id }) => id === stopped.trials[0].run)?.status;
  await expect.poll(statusOf).toBe('running');
  expect((await client.sweeps.load({ id: first.id })).trials).toHaveLength(1);
  await client.sweeps.stop({ id: first.id });
  expect((await client.sweeps.load({ id: third.id })).trials).toEqual([]);
});

test('a sweep that was training when the app was closed is stopped afterwards, and continues', async () => {
  const first = connectedApp();
  const started = await first.client.sweeps.start({
    document: spiralGraph(ENDLESS),
    settings: settings({ budget: { trials: 1 } }),
  });
  await expect.poll(async () => (await first.client.sweeps.load({ id: started.id })).trials[0]?.run ?? null).not.toBeNull();
  await first.app.close();
  const app = connectedApp({ folder: first.folder });
  expect(await app.client.sweeps.load({ id: started.id })).toMatchObject({ state: 'stopped', trials: [{ state: 'running' }] });
  await app.client.sweeps.continue({ id: started.id });
  await untilState(app, started.id, 'running');
  await app.client.sweeps.stop({ id: started.id });
});

test('trials train at the same time, each with values of its own', async () => {
  const app = connectedApp();
  const { client } = app;
  const { id } = await client.sweeps.start({ document, settings: settings({ parallel: 2, budget: { trials: 5 } }) });
  await untilState(app, id, 'finished');
  const { trials } = await client.sweeps.load({ id });
  expect(trials.map(({ number, state }) => [number, state])).toEqual([0, 1, 2, 3, 4].map((number) => [number, 'complete']));
  expect(new Set(trials.map(({ choices }) => choices['optimizer.learningRate'])).size).toBe(5);
});

test('of trials that train at the same time, the worse ones are stopped at a rung', async () => {
  const app = connectedApp();
  const { client } = app;
  const space: Parameter[] = [{ name: 'optimizer.learningRate', kind: 'choice', choices: [1e-7, 1e-6, 1e-5, 0.02, 0.03, 0.05] }];
  const asha = { minResource: 1, reductionFactor: 2, minEarlyStoppingRate: 0 };
  const change = { space, asha, sampler: 'grid', parallel: 3, budget: { trials: 6 } } as const;
  const { id } = await client.sweeps.start({ document: spiralGraph({ epochs: 8 }), settings: settings(change) });
  await untilState(app, id, 'finished');
  const { trials, best } = await client.sweeps.load({ id });
  const pruned = trials.filter(({ state }) => state === 'pruned');
  expect(new Set(trials.map(({ state }) => state))).toEqual(new Set(['complete', 'pruned']));
  expect(pruned.map(({ prunedAfter }) => [1, 2, 4, 8].includes(Number(prunedAfter)))).toEqual(pruned.map(() => true));
  expect(pruned.map(({ number }) => number)).not.toContain(best?.number);
  for (const { run, prunedAfter } of pruned) {
    const { epochs } = await client.runs.load({ runId: String(run) });
    expect(epochs).toBeGreaterThanOrEqual(Number(prunedAfter));
  }
});

test('more trials than the machine trains at once wait for each other', async () => {
  const app = connectedApp();
  const { client } = app;
  const parallel = availableParallelism() + 2;
  const { id } = await client.sweeps.start({ document, settings: settings({ parallel, budget: { trials: parallel } }) });
  await untilState(app, id, 'finished');
  const { trials } = await client.sweeps.load({ id });
  expect(trials.map(({ state }) => state)).toEqual(Array.from({ length: parallel }, () => 'complete'));
});

test('conditions, types and bounds are tried before a sweep starts', async () => {
  const app = connectedApp();
  const start = (space: readonly Parameter[]) =>
    app.client.sweeps.start({ document, settings: settings({ space, budget: { trials: 4 } }) });
  const type: Parameter = { name: 'optimizer.type', kind: 'choice', choices: ['adam', 'sgd'] };
  const momentum: Parameter = { name: 'optimizer.momentum', kind: 'float', low: 0, high: 0.95 };
  await expect(start([{ ...momentum, low: -1 }])).rejects.toMatchObject({ data: { code: 'setting.unknown' } });
  await expect(start([{ ...momentum, low: 1, high: 0 }])).rejects.toMatchObject({ data: { code: 'space.bounds' } });
  // The rate is set after the type, which resets it.
  const { id } = await start([RATE, type, { ...momentum, when: { name: 'optimizer.type', in: ['sgd'] } }]);
  await untilState(app, id, 'finished');
  const { trials } = await app.client.sweeps.load({ id });
  for (const { choices, run } of trials) {
    expect('optimizer.momentum' in choices).toBe(choices['optimizer.type'] === 'sgd');
    const { settings: used } = await app.client.runs.load({ runId: String(run) });
    expect(used['optimizer.learningRate']).toBe(choices['optimizer.learningRate']);
  }
});

test('a metric that the runs do not have stops the sweep with its error', async () => {
  const app = connectedApp();
  const { id } = await app.client.sweeps.start({ document, settings: settings({ metric: 'r2' }) });
  await untilState(app, id, 'stopped');
  expect(await app.client.sweeps.load({ id })).toMatchObject({ error: { code: 'sweep.metric' }, direction: 'max' });
});

test('an unexpected error stops a sweep, and those behind it train', async () => {
  const sweep = {
    ...{ id: 's', name: 'S', createdAt: 0, trials: [] },
    definition: { ...settings(), document, graphId: null, direction: 'min' },
  } as const;
  const runs = [() => Promise.reject(new Error('no disk')), () => Promise.resolve('trials' as const)];
  const queue = new SweepQueue({
    list: () => [sweep],
    load: (id) => ({ ...sweep, id }),
    run: () => runs.shift()?.() ?? Promise.resolve('trials'),
    remove() {},
  });
  queue.start('broken');
  queue.start('next');
  await expect.poll(() => runs).toEqual([]);
  await queue.close();
  expect(queue.load('broken').error).toMatchObject({ code: 'sweep.crashed', values: { reason: 'no disk' } });
  expect(queue.load('next')).toMatchObject({ state: 'stopped', error: null });
});

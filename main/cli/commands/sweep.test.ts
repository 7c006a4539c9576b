import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RunSummary } from '#app/contract/index.ts';
import { examplePath, type Outcome, Workplace } from '../testing/workplace.ts';

let workplace: Workplace;
beforeEach(() => {
  workplace = new Workplace();
  const iris = JSON.parse(readFileSync(examplePath('iris'), 'utf8'));
  workplace.write('iris.backwire.json', { ...iris, training: { ...iris.training, epochs: 2 } });
});
afterEach(() => workplace.close());

const RATE = { name: 'optimizer.learningRate', kind: 'float', low: 0.001, high: 0.1, log: true };

const sweepFile = (settings: object) =>
  workplace.write('sweep.json', { graph: 'iris.backwire.json', space: [RATE], ...settings });

interface TrialLine {
  readonly type: string;
  readonly number: number;
  readonly choices: Readonly<Record<string, unknown>>;
  readonly state: string;
  readonly metric: number;
  readonly run: string;
}

const trialsOf = ({ jsonLines }: Outcome) => jsonLines().filter(({ type }) => type === 'trial') as unknown as TrialLine[];
const doneOf = ({ jsonLines }: Outcome) => jsonLines().at(-1) as Record<string, unknown>;
const sweep = (...args: string[]) => workplace.run(['sweep', ...args, '--json']);

/** What of a sweep is the same, however it was interrupted. */
const resultsOf = (trials: readonly TrialLine[]) =>
  trials.map(({ number, choices, state, metric }) => ({ number, choices, state, metric }));

test('a sweep trains as many runs as its budget says, and tells the best one and what matters', async () => {
  const layer = { name: 'training.batchSize', kind: 'integer', low: 8, high: 32 };
  const outcome = await sweep(sweepFile({ space: [RATE, layer], budget: { trials: 4 }, sampler: 'random' }));
  expect([outcome.stderr, outcome.exitCode]).toEqual(['', 0]);
  const trials = trialsOf(outcome);
  expect(trials.map(({ number, state }) => [number, state])).toEqual([0, 1, 2, 3].map((number) => [number, 'complete']));
  const best = trials.toSorted((a, b) => a.metric - b.metric)[0];
  expect(doneOf(outcome)).toMatchObject({
    end: 'trials',
    best: { number: best.number, metric: best.metric, run: best.run },
    importances: [{ name: expect.any(String) }, { name: expect.any(String) }],
  });
  const runs = (await workplace.run(['runs', 'list', '--json'])).json() as RunSummary[];
  expect(runs).toHaveLength(4);
  const { document } = (await workplace.run(['runs', 'show', best.run, '--json'])).json() as {
    document: { training: { batchSize: number; optimizer: { learningRate: number } } };
  };
  expect(document.training.batchSize).toBe(best.choices['training.batchSize']);
  expect(document.training.optimizer.learningRate).toBe(best.choices['optimizer.learningRate']);
});

test('the same sweep gives the same trials', async () => {
  const file = sweepFile({ budget: { trials: 3 }, seed: 5 });
  const first = resultsOf(trialsOf(await sweep(file)));
  expect(resultsOf(trialsOf(await sweep(file)))).toEqual(first);
});

test('a sweep is extended', async () => {
  const first = await sweep(sweepFile({ budget: { trials: 2 } }));
  const id = String(doneOf(first).sweep);
  const more = await sweep('--resume', id, '--trials', '3');
  expect(trialsOf(more).map(({ number }) => number)).toEqual([2]);
  expect(doneOf(more)).toMatchObject({ sweep: id, trials: 3 });
});

test('a sweep that is interrupted goes on with the same trials', async () => {
  const whole = resultsOf(trialsOf(await sweep(sweepFile({ budget: { trials: 3 } }))));
  let interrupt = () => {};
  const onInterrupt = (listener: () => void) => {
    interrupt = listener;
    return () => {};
  };
  const started = workplace.run(['sweep', sweepFile({ budget: { trials: 3 } }), '--json'], { onInterrupt });
  await expect.poll(async () => (await workplace.run(['runs', 'list', '--json'])).stdout.length).toBeGreaterThan(10);
  interrupt();
  const stopped = await started;
  const before = trialsOf(stopped);
  if (before.length < 3) expect(doneOf(stopped)).toMatchObject({ type: 'error', error: { code: 'cli.stopped' } });
  const id = String(stopped.jsonLines().find(({ type }) => type === 'done')?.sweep);
  const after = trialsOf(await sweep('--resume', id));
  expect(resultsOf([...before, ...after])).toEqual(whole);
});

test('a grid ends when it is exhausted', async () => {
  const choice = { name: 'optimizer.type', kind: 'choice', choices: ['sgd', 'adam'] };
  const outcome = await sweep(sweepFile({ space: [choice], sampler: 'grid', budget: {}, metric: 'validation.accuracy' }));
  expect(trialsOf(outcome).map(({ choices }) => choices['optimizer.type'])).toEqual(['sgd', 'adam']);
  expect(doneOf(outcome)).toMatchObject({ end: 'exhausted' });
});

test('trials that are worse than others are stopped early', async () => {
  const rates = { name: 'optimizer.learningRate', kind: 'choice', choices: [0.05, 0.000_001] };
  const asha = { minResource: 1, reductionFactor: 2, minEarlyStoppingRate: 0 };
  const epochs = ['--seconds', '60'];
  const iris = JSON.parse(readFileSync(workplace.path('iris.backwire.json'), 'utf8'));
  workplace.write('iris.backwire.json', { ...iris, training: { ...iris.training, epochs: 400 } });
  const outcome = await sweep(sweepFile({ space: [rates], sampler: 'grid', asha, budget: {} }), ...epochs);
  expect(trialsOf(outcome).map(({ state }) => state)).toEqual(['complete', 'pruned']);
  expect(doneOf(outcome)).toMatchObject({ best: { choices: { 'optimizer.learningRate': 0.05 } } });
});

test('values that make no graph fail their trial, and the sweep goes on', async () => {
  const sizes = { name: 'training.batchSize', kind: 'choice', choices: [5000, 16] };
  const outcome = await sweep(sweepFile({ space: [sizes], sampler: 'grid', budget: {} }));
  expect(trialsOf(outcome).map(({ state }) => state)).toEqual(['failed', 'complete']);
  expect(outcome.exitCode).toBe(0);
});

describe('what is wrong with a sweep is said before a run starts', () => {
  test.each([
    [{ space: [] }, 'space.malformed'],
    [{ space: [{ ...RATE, low: 1 }] }, 'space.bounds'],
    [{ space: [{ ...RATE, name: 'hidden.speed' }] }, 'setting.unknown'],
    [{ space: [{ ...RATE, low: 1e-9, high: 1e9, name: 'data.validation' }] }, 'setting.value'],
    [{ metric: 'beauty' }, 'sweep.metric'],
    [{ sampler: 'luck' }, 'sweep.malformed'],
    [{ graph: 'nowhere.json' }, 'file.missing'],
  ])('%j: %s', async (settings, code) => {
    const outcome = await sweep(sweepFile(settings));
    expect(outcome.exitCode).toBe(1);
    expect(doneOf(outcome)).toMatchObject({ type: 'error', error: { code } });
    expect((await workplace.run(['runs', 'list', '--json'])).json()).toEqual([]);
  });

  test('a metric that the runs do not have ends the sweep', async () => {
    const outcome = await sweep(sweepFile({ metric: 'validation.r2' }));
    expect(doneOf(outcome)).toMatchObject({ type: 'error', error: { code: 'sweep.metric' } });
  });

  test('a file that is no JSON, an unknown sweep, and both or neither', async () => {
    expect(doneOf(await sweep(workplace.write('bad.json', '{')))).toMatchObject({ error: { code: 'cli.notJson' } });
    expect(doneOf(await sweep('--resume', 'nothing'))).toMatchObject({ error: { code: 'sweep.notFound' } });
    expect((await sweep()).exitCode).toBe(2);
    expect((await sweep(sweepFile({}), '--resume', 'x')).exitCode).toBe(2);
  });
});

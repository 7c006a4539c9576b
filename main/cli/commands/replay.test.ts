import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GraphDocument } from '#engine/graph/index.ts';
import { readJson } from '../testing/exampleFiles.ts';
import { examplePath, Workplace } from '../testing/workplace.ts';

const workplace = new Workplace();
afterAll(() => workplace.close());

interface Weights {
  readonly parameters: Readonly<Record<string, { readonly data: readonly number[] }>>;
  readonly training: { readonly run: string; readonly step: number; readonly epoch: number; readonly loss: number };
}
type Json = Record<string, unknown>;
const errorOf = (json: unknown) => (json as { readonly error: Json }).error;

const IRIS = examplePath('iris');
const train = async (...args: string[]): Promise<Json> =>
  (await workplace.run(['train', ...args, '--json'])).jsonLines().at(-1) ?? {};
const replay = (run: string, to: number | string, file: string, ...args: string[]) =>
  workplace.run(['replay', '--run', run, '--to', String(to), '--export', workplace.path(file), '--json', ...args]);
const weightsIn = (file: string) => readJson<Weights>(workplace.path(file));

let run = '';
let steps = 0;
beforeAll(async () => {
  const done = await train(IRIS, '--epochs', '6', '--export', workplace.path('trained.json'));
  [run, steps] = [String(done.run), Number(done.step)];
});

describe('replay', () => {
  test('to the last step gives the weights of the run, and to the first the initial ones', async () => {
    const { exitCode, json } = await replay(run, steps, 'last.json');
    expect(exitCode).toBe(0);
    expect(json()).toMatchObject({ run, step: steps, epoch: 6, files: [{ path: workplace.path('last.json') }] });
    expect(readFileSync(workplace.path('last.json'))).toEqual(readFileSync(workplace.path('trained.json')));
    await replay(run, 0, 'first.json');
    await workplace.run(['init', IRIS, '--export', workplace.path('initial.json')]);
    expect(weightsIn('first.json').parameters).toEqual(weightsIn('initial.json').parameters);
  });

  test('to a step in between gives a file that is verified and says its run, step and epoch', async () => {
    const perEpoch = steps / 6;
    const step = 3 * perEpoch + 1;
    const { json } = await replay(run, step, 'between.json');
    expect(json()).toMatchObject({ run, step, epoch: 4, verification: { maxAbsError: 0 } });
    expect(weightsIn('between.json').training).toMatchObject({ run, step, epoch: 4, lossEpoch: 3 });
    const { stdout } = await workplace.run(['replay', '--run', run, '--to', String(step), '--export', workplace.path('b.json')]);
    expect(stdout).toContain(`The weights are those of run ${run} after step ${step}, in epoch 4.`);
    // A run of fewer epochs with the same schedule ends there.
    await train(IRIS, '--epochs', '3', '--export', workplace.path('shorter.json'));
    await replay(run, 3 * perEpoch, 'third.json');
    expect(weightsIn('third.json').parameters).toEqual(weightsIn('shorter.json').parameters);
  });

  test('writes any format', async () => {
    const { json } = await replay(run, 2, 'weights.safetensors', '--format', 'safetensors');
    expect(json()).toMatchObject({ step: 2, verification: { maxAbsError: 0 } });
  });

  test('a step that the run does not have is refused, and nothing is written', async () => {
    const { exitCode, json } = await replay(run, steps + 1, 'none.json');
    expect(exitCode).toBe(1);
    expect(errorOf(json())).toMatchObject({ code: 'replay.stepRange', received: `${steps + 1}` });
    expect(() => readFileSync(workplace.path('none.json'))).toThrow();
    expect(errorOf((await replay('nobody', 1, 'none.json')).json())).toMatchObject({ code: 'run.notFound' });
    expect((await replay(run, -1, 'none.json')).exitCode).toBe(2);
    expect((await workplace.run(['replay', '--run', run, '--to', '1'])).exitCode).toBe(2);
  });
});

describe('lens of a run', () => {
  const lens = (...args: string[]) => workplace.run(['lens', '--json', ...args]);

  test('takes graph, weights and sample from the run', async () => {
    const { exitCode, json } = await lens('--run', run, '--step', '5', '--sample', '0', '--split', 'test', '--check');
    expect(exitCode).toBe(0);
    const result = json() as {
      loss: number;
      check: Record<string, number>;
      nodes: Record<string, { out: { data: number[] } }>;
    } & Json;
    expect(result.of).toEqual({ run, step: 5, epoch: expect.any(Number), split: 'test', sample: 0 });
    for (const error of Object.values(result.check)) expect(error).toBeLessThan(1e-6);
    // The same pass from files: the weights of that step, and the sample as the network takes it.
    await replay(run, 5, 'five.json');
    const { x, y } = result.nodes;
    const input = workplace.write('x.json', [x.out.data]);
    const target = workplace.write('y.json', y.out.data);
    const files = ['--weights', workplace.path('five.json'), '--input', input, '--target', target, '--prepared'];
    const { loss } = (await lens(IRIS, ...files)).json() as { loss: number };
    expect(loss).toBeCloseTo(result.loss, 12);
  });

  test('explains the update with the learning rate of the next step', async () => {
    const { json } = await lens('--run', run, '--step', '5', '--sample', '0', '--explain', 'hidden.weight/rate');
    const { training } = readJson<GraphDocument>(IRIS);
    const rate = Number(training?.optimizer?.learningRate);
    expect(json()).toMatchObject({ value: expect.closeTo((rate * Math.sqrt(1 - 0.999 ** 6)) / (1 - 0.9 ** 6), 12) });
  });

  test('shows the last step and a training sample unless told otherwise', async () => {
    const { stdout } = await workplace.run(['lens', '--run', run, '--sample', '3']);
    expect(stdout).toMatch(new RegExp(`^run ${run} after step ${steps}, in epoch 6; train sample 3\n\nloss `));
  });

  test('a sample that the split does not have is refused', async () => {
    const { exitCode, json } = await lens('--run', run, '--sample', '99999');
    expect(exitCode).toBe(1);
    expect(errorOf(json())).toMatchObject({
      code: 'cli.sampleRange',
      message: expect.stringMatching(/has no train sample 99999; it has \d+, counted from 0/),
    });
  });

  test.each([
    [['--run', 'r'], '--run needs --sample I'],
    [['--run', 'r', '--sample', '1', '--weights', 'w'], '--weights cannot be used with --run'],
    [[IRIS, '--run', 'r', '--sample', '1'], 'GRAPH cannot be used with --run'],
    [[IRIS, '--weights', 'w', '--input', 'x', '--step', '1'], '--step needs --run ID'],
    [[IRIS, '--weights', 'w'], 'GRAPH needs --weights FILE and --input FILE'],
    [[], "missing required argument 'GRAPH' (or --run ID)"],
  ])('%j is a usage error', async (args, expected) => {
    const { exitCode, stderr } = await lens(...args);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(expected);
  });
});

describe('train from a run', () => {
  const changed = (units: number) => {
    const document = readJson<GraphDocument>(IRIS);
    const nodes = document.nodes.map((node) => (node.id === 'hidden' ? { ...node, params: { ...node.params, units } } : node));
    return workplace.write(`iris-${units}.json`, { ...document, nodes });
  };

  test('starts with its weights after the step, and the run says so', async () => {
    const { run: fork } = await train(IRIS, '--epochs', '2', '--from-run', run, '--at-step', '7');
    await replay(String(fork), 0, 'start.json');
    await replay(run, 7, 'seven.json');
    expect(weightsIn('start.json').parameters).toEqual(weightsIn('seven.json').parameters);
    const shown = await workplace.run(['runs', 'show', String(fork), '--json']);
    expect(shown.json()).toMatchObject({ forkedFrom: { run, step: 7 } });
    expect((await workplace.run(['runs', 'show', String(fork)])).stdout).toMatch(/started from +run .*, step 7/);
    expect((await workplace.run(['runs', 'show', run, '--json'])).json()).toMatchObject({ forkedFrom: null });
  });

  test('what does not fit the changed graph is named', async () => {
    const { stdout } = await workplace.run(['train', changed(9), '--epochs', '1', '--from-run', run]);
    expect(stdout).toMatch(new RegExp(`Starts with 1 of 4 parameters as they were after step ${steps} of 'Run \\d+'`));
    expect(stdout).toContain("'hidden.weight' starts from initial values: its shape is [9, 4], and was [16, 4]");
  });

  test('a graph without a common parameter is refused', async () => {
    const { exitCode, stdout } = await workplace.run(['train', examplePath('xor'), '--from-run', run, '--json']);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('"run.nothingKept"');
  });

  test.each([
    [[IRIS, '--at-step', '3'], '--at-step needs --from-run RUN'],
    [[IRIS, '--from-run', 'r', '--weights', 'w'], 'expected at most one of --weights and --from-run'],
    [['--resume', 'r', '--from-run', 'r'], '--from-run cannot be used with --resume'],
  ])('%j is a usage error', async (args, expected) => {
    const { exitCode, stderr } = await workplace.run(['train', ...args]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(expected);
  });
});

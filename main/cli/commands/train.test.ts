import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RunDetails, RunOrigin, RunSummary } from '#app/contract/index.ts';
import type { GraphDocument } from '#engine/graph/index.ts';
import { examplePath, type Outcome, Workplace } from '../testing/workplace.ts';

const iris = examplePath('iris');
/** Enough steps that a run is still training when it is stopped. */
const LONG = ['--epochs', '2000'];

let workplace: Workplace;
beforeEach(() => {
  workplace = new Workplace();
});
afterEach(() => workplace.close());

const readGraph = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
const readParameters = (path: string) => JSON.stringify(JSON.parse(readFileSync(path, 'utf8')).parameters);

/** Ctrl+C as soon as the run has started. */
const interrupted = {
  onInterrupt(listener: () => void) {
    listener();
    return () => {};
  },
};

async function listRuns(): Promise<RunSummary[]> {
  return (await workplace.run(['runs', 'list', '--json'])).json() as RunSummary[];
}

function expectError({ exitCode, stderr, jsonLines }: Outcome, code: string, says: RegExp): void {
  expect(jsonLines().at(-1)).toMatchObject({ type: 'error', error: { code, message: expect.stringMatching(says) } });
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/^error: /m);
  expect(stderr).not.toMatch(/\n\s+at /);
}

describe('train', () => {
  test('prints a line per epoch and last the result of the run, which is in the database', async () => {
    const weights = workplace.path('weights.json');
    const args = [
      'train',
      iris,
      '--epochs',
      '3',
      '--batch-size',
      '8',
      '--seed',
      '7',
      '--threads',
      '2',
      '--export',
      weights,
      '--no-diagnosis',
      '--json',
    ];
    const { exitCode, jsonLines, stderr } = await workplace.run(args);
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
    const lines = jsonLines();
    expect(lines.map(({ type }) => type)).toEqual(['epoch', 'epoch', 'epoch', 'done']);
    const accuracy = expect.any(Number);
    const evaluation = { loss: expect.any(Number), metrics: { accuracy } };
    const held = { loss: expect.any(Number), metrics: expect.objectContaining({ accuracy }) };
    for (const [index, line] of lines.slice(0, 3).entries()) {
      expect(line).toEqual({
        type: 'epoch',
        epoch: index + 1,
        step: 14 * (index + 1),
        ...evaluation,
        validation: held,
        samplesPerSecond: expect.any(Number),
      });
    }
    const [run] = await listRuns();
    expect(run).toMatchObject({ status: 'completed', epoch: 3, epochs: 3, step: 42, seed: 7, dataset: 'iris' });
    expect(lines[3]).toMatchObject({ type: 'done', run: run.id, status: 'completed', epoch: 3, step: 42, loss: run.loss });
    expect(lines[3]).toMatchObject({ export: { path: weights, parameters: 131, verification: { rows: 16, maxAbsError: 0 } } });
    const written = JSON.parse(readFileSync(weights, 'utf8'));
    expect(written).toMatchObject({
      format: 'backwire-weights',
      training: { run: run.id, step: 42 },
      graph: { training: { seed: 7 } },
    });
  });

  test('prints progress and results as text', async () => {
    const { exitCode, stdout, stderr } = await workplace.run(['train', iris, '--epochs', '2', '--no-diagnosis']);
    expect(exitCode).toBe(0);
    expect(stderr).toBe('');
    const [first, header, ...lines] = stdout.trimEnd().split('\n');
    expect(first).toMatch(/^Training 'Iris' on iris: run \w{8}, 2 of 2 epochs to go\.$/);
    expect(header).toMatch(/^ +epoch +loss +accuracy +validation loss +validation accuracy +samples\/s$/);
    expect(lines).toHaveLength(3);
    for (const line of lines.slice(0, 2)) expect(line).toHaveLength(header.length);
    expect(lines[2]).toMatch(/^Run \w{8} is done: loss [\d.]+, accuracy [\d.]+ % \(14 steps in .*, 131 parameters\)\.$/);
  });

  test.each(['iris', 'xor'])('twice with the same seed gives the same parameters to the last bit (%s)', async (name) => {
    for (const file of ['a.json', 'b.json']) {
      const args = ['train', examplePath(name), '--epochs', '5', '--seed', '3', '--export', workplace.path(file)];
      expect((await workplace.run(args)).exitCode).toBe(0);
    }
    expect(readParameters(workplace.path('a.json'))).toBe(readParameters(workplace.path('b.json')));
  });

  test('--weights starts from the weights of a file', async () => {
    await workplace.run(['init', iris, '--seed', '5', '--export', workplace.path('start.json')]);
    const train = (file: string, ...args: string[]) =>
      workplace.run(['train', iris, '--seed', '5', '--epochs', '2', '--export', workplace.path(file), ...args]);
    await train('given.json', '--weights', workplace.path('start.json'));
    await train('fresh.json');
    await train('continued.json', '--weights', workplace.path('fresh.json'));
    expect(readParameters(workplace.path('given.json'))).toBe(readParameters(workplace.path('fresh.json')));
    expect(readParameters(workplace.path('continued.json'))).not.toBe(readParameters(workplace.path('fresh.json')));
  });
});

describe('the diagnosis at the end', () => {
  const slow = ['train', iris, '--epochs', '5', '--set', 'optimizer.learningRate=1e-7'];

  test('says on standard error what is found, with its code, evidence and fix', async () => {
    const { exitCode, stderr } = await workplace.run(slow);
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(
      /^warning: Learning rate too low \(learningRateTooLow\): Each update changes .*\n {2}Set the learning rate to .*; more with: runs diagnose \w{8}$/m,
    );
  });

  test('is data in the result', async () => {
    const { exitCode, stderr, jsonLines } = await workplace.run([...slow, '--json']);
    expect([exitCode, stderr]).toEqual([0, '']);
    const fix = expect.stringMatching(/^Set the learning rate to /);
    expect(jsonLines().at(-1)).toMatchObject({ type: 'done', findings: [{ code: 'learningRateTooLow', fix }] });
  });

  test('is left out with --no-diagnosis', async () => {
    const { stderr, jsonLines } = await workplace.run([...slow, '--no-diagnosis', '--json']);
    expect(stderr).toBe('');
    expect(jsonLines().at(-1)).not.toHaveProperty('findings');
  });
});

describe('warnings of check', () => {
  const unused = { id: 'aside', type: 'dense', params: { units: 2 } };
  const warned = () => {
    const graph = readGraph(iris);
    const nodes = graph.nodes.map((node: { id: string }) => (node.id === 'y' ? { ...node, params: { shape: [] } } : node));
    return {
      ...graph,
      version: 2,
      nodes: [...nodes, unused],
      edges: [...graph.edges, { from: ['x', 'out'], to: ['aside', 'in'] }],
    };
  };
  /** One of the document, one of the graph, and one that needs the data. */
  const CODES = ['graph.newerVersion', 'node.unused', 'data.noClasses'];

  test('are lines of JSON before the first epoch, the same as in check', async () => {
    const path = workplace.write('warned.json', warned());
    const { diagnostics } = (await workplace.run(['check', path, '--json'])).json() as { diagnostics: Record<string, unknown>[] };
    expect(diagnostics.map(({ code }) => code)).toEqual(CODES);
    const { exitCode, jsonLines } = await workplace.run(['train', path, '--epochs', '1', '--json']);
    expect(exitCode).toBe(0);
    const lines = jsonLines();
    expect(lines.map(({ type }) => type)).toEqual(['warning', 'warning', 'warning', 'epoch', 'done']);
    expect(lines.slice(0, 3).map(({ code, message }) => [code, message])).toEqual(
      diagnostics.map(({ code, message }) => [code, message]),
    );
    expect(lines[2]).toMatchObject({ nodeId: 'y', fix: "Set classes of 'y' to 3" });
  });

  test('are printed on standard error, with fixes', async () => {
    const { stdout, stderr } = await workplace.run([
      'train',
      workplace.write('warned.json', warned()),
      '--epochs',
      '1',
      '--no-diagnosis',
    ]);
    expect(stderr.match(/^warning: /gm)).toHaveLength(3);
    expect(stderr).toContain('is not connected to a loss, so it will not be trained');
    expect(stderr).toContain("\n  Set classes of 'y' to 3\n");
    expect(stdout).not.toContain('warning');
  });
});

describe('the progress bar', () => {
  test("is shown on a terminal's standard error, with speed, time left and loss", async () => {
    const { stdout, stderr } = await workplace.run(['train', iris, '--epochs', '50', '--json'], { isTerminal: true });
    expect(stderr).toMatch(/epoch \d+\/50 \[[=-]+\] \d+% \| [\d,]+ samples\/s \| .+ left \| loss [\d.]+/);
    expect(stdout.trimEnd().split('\n')).toHaveLength(51);
  });

  test('is not shown elsewhere', async () => {
    expect((await workplace.run(['train', iris, '--epochs', '5', '--no-diagnosis'])).stderr).toBe('');
  });
});

describe('Ctrl+C', () => {
  test('stops the run after a checkpoint; --resume ends with the same result', async () => {
    const whole = await workplace.run(['train', iris, ...LONG, '--export', workplace.path('whole.json'), '--json']);
    expect(whole.exitCode).toBe(0);

    const stopped = await workplace.run(['train', iris, ...LONG, '--json'], interrupted);
    expectError(stopped, 'cli.stopped', /was stopped at step \d+, in epoch \d+ of 2000; its progress is saved/);
    const [{ id, step, status }] = await listRuns();
    expect(status).toBe('stopped');
    expect(stopped.stderr).toContain(`train --resume ${id}`);

    const resumed = await workplace.run(['train', '--resume', id, '--export', workplace.path('resumed.json'), '--json']);
    expect(resumed.exitCode).toBe(0);
    const lines = resumed.jsonLines();
    expect(lines.at(-1)).toMatchObject({ type: 'done', run: id, status: 'completed', epoch: 2000 });
    expect(lines[0]).toMatchObject({ type: 'epoch', epoch: Math.floor(step / 7) + 1 });
    expect(readParameters(workplace.path('resumed.json'))).toBe(readParameters(workplace.path('whole.json')));
  });

  test('a run is only resumed with its own graph', async () => {
    await workplace.run(['train', iris, ...LONG], interrupted);
    const [{ id }] = await listRuns();
    const other = await workplace.run(['train', examplePath('xor'), '--resume', id, '--json']);
    expectError(other, 'cli.otherGraph', /xor.backwire.json is not the graph of run/);
    expect((await workplace.run(['train', iris, '--resume', id, '--json'], interrupted)).exitCode).toBe(1);
    expect((await listRuns()).map((run) => run.id)).toEqual([id]);
  });

  test('a batch larger than the training data is rejected before a run starts', async () => {
    const outcome = await workplace.run(['train', iris, '--batch-size', '200', '--json']);
    expectError(outcome, 'graph.invalid', /The batch size is 200, but there are only 108 training samples/);
    expect(outcome.jsonLines()).toEqual([
      { type: 'error', error: expect.objectContaining({ fix: 'Set the batch size to 108' }) },
    ]);
  });

  test.each(['--epochs', '--seed', '--batch-size', '--data', '--weights', '--set'])(
    '%s cannot be used with --resume',
    async (option) => {
      const { exitCode, stderr } = await workplace.run(['train', '--resume', 'abc', option, '1']);
      expect(exitCode).toBe(2);
      expect(stderr).toMatch(`${option} cannot be used with --resume`);
    },
  );
});

describe('--set', () => {
  test('sets parameters of nodes and settings of the run', async () => {
    const dense = readGraph(iris).nodes.find(({ type }: { type: string }) => type === 'dense').id;
    const set = ['--set', `${dense}.units=7`, '--set', 'optimizer.learningRate=0.02', '--set', 'training.epochs=1'];
    const { exitCode, jsonLines } = await workplace.run(['train', iris, ...set, '--json']);
    expect(exitCode).toBe(0);
    const { run } = jsonLines().at(-1) as { run: string };
    const shown = (await workplace.run(['runs', 'show', run, '--json'])).json() as { document: GraphDocument };
    expect(shown.document.nodes.find(({ id }) => id === dense)?.params).toMatchObject({ units: 7 });
    expect(shown.document.training).toMatchObject({ epochs: 1, optimizer: { learningRate: 0.02 } });
  });

  test.each([
    ['speed=1', 'setting.unknown', /expected NAME\.PARAMETER/],
    ['optimizer.learningRate=fast', 'setting.value', /must be a number/],
    ['optimizer.learningRate', 'cli.assignment', /--set expects NAME\.PARAMETER=VALUE/],
  ])('%s is refused before a run starts', async (assignment, code, says) => {
    expectError(await workplace.run(['train', iris, '--set', assignment, '--json']), code, says);
    expect(await listRuns()).toEqual([]);
  });
});

describe('an untrainable graph ends with exit code 1 and without a run', () => {
  test('a graph without data', async () => {
    const { data: _, ...graph } = readGraph(iris);
    const path = workplace.write('graph.json', graph);
    expectError(await workplace.run(['train', path, '--json']), 'cli.noData', /graph\.json has no data set/);
    expect(await listRuns()).toEqual([]);
  });

  test('a graph with an error', async () => {
    const graph = readGraph(iris);
    graph.nodes[3].params.units = 4;
    const path = workplace.write('graph.json', graph);
    expectError(await workplace.run(['train', path, '--json']), 'graph.invalid', /3 classes/);
    expect(await listRuns()).toEqual([]);
  });

  test('data of another shape', async () => {
    expectError(await workplace.run(['train', iris, '--data', 'xor', '--json']), 'graph.invalid', /shape \[2\]/);
    expect(await listRuns()).toEqual([]);
  });

  test('weights of another graph', async () => {
    await workplace.run(['init', examplePath('xor'), '--export', workplace.path('xor.json')]);
    const outcome = await workplace.run(['train', iris, '--weights', workplace.path('xor.json'), '--json']);
    expectError(outcome, 'weights.otherGraph', /xor\.json belong to another graph/);
    expect(await listRuns()).toEqual([]);
  });

  test('an export into a folder that does not exist', async () => {
    const outcome = await workplace.run(['train', iris, '--export', workplace.path('no/w.json'), '--json']);
    expectError(outcome, 'file.unwritable', /its folder does not exist/);
    expect(await listRuns()).toEqual([]);
  });

  test('a missing run', async () => {
    expectError(await workplace.run(['train', '--resume', 'nothing', '--json']), 'run.notFound', /no run 'nothing'/);
  });
});

test('an early stop is reported with its monitor', async () => {
  const graph = readGraph(iris);
  graph.training = { ...graph.training, epochs: 40, earlyStopping: { monitor: 'loss', minDelta: 100, patience: 2 } };
  const path = workplace.write('graph.json', graph);
  const json = await workplace.run(['train', path, '--json']);
  expect(json.exitCode).toBe(0);
  const done = json.jsonLines().at(-1);
  const earlyStop = { monitor: 'loss', bestEpoch: 1, epoch: 3 };
  expect(done).toMatchObject({ type: 'done', status: 'completed', epoch: 3, earlyStop });
  const says = /has stopped early after epoch 3, because loss did not improve on [\d.]+ from epoch 1: loss/;
  expect((await workplace.run(['train', path])).stdout).toMatch(says);
  const [{ id }] = await listRuns();
  expect((await workplace.run(['runs', 'show', id])).stdout).toMatch(/stopped early after epoch 3/);
});

test('a result that is no better than a guess is said at the end, and in the run; a good one is not', async () => {
  const graph = readGraph(iris);
  graph.data.validation = 0.3;
  const good = await workplace.run(['train', workplace.write('good.json', graph)]);
  expect(good.stdout).not.toMatch(/most frequent class/);
  graph.training.optimizer.learningRate = 0;
  for (const { id, params } of graph.nodes) if (id === 'scores') params.kernelInitializer = 'zeros';
  const idle = workplace.write('idle.json', graph);
  const says =
    /validation accuracy of [\d.]+ % is not significantly better than always predicting the most frequent class \(33\.33 %\)\./;
  expect((await workplace.run(['train', idle])).stdout).toMatch(says);
  const [{ id }] = await listRuns();
  expect((await workplace.run(['runs', 'show', id])).stdout).toMatch(says);
  const done = (await workplace.run(['train', idle, '--json'])).jsonLines().at(-1);
  expect(done).toMatchObject({ baseline: { answers: 36, mostFrequent: 12 }, remark: expect.stringMatching(says) });
});

test('an infinite loss fails the run, with a fix', async () => {
  const graph = readGraph(examplePath('sine'));
  graph.training.optimizer = { type: 'sgd', learningRate: 1e30 };
  const path = workplace.write('graph.json', graph);
  const outcome = await workplace.run(['train', path, '--json']);
  expectError(outcome, 'training.nonFinite', /The loss became (Infinity|NaN) at step \d+/);
  expect(outcome.stderr).toContain('smaller learning rate');
  const [{ id }] = await listRuns();
  const run = (await workplace.run(['runs', 'show', id, '--json'])).json() as RunDetails;
  expect(run).toMatchObject({ status: 'failed', error: { code: 'training.nonFinite' } });
  const failure = outcome.jsonLines().at(-1) as { readonly error: { readonly origin: RunOrigin } };
  const { origin } = failure.error;
  expect(origin).toMatchObject({ epoch: 1, kind: 'output', quantity: 'out', cause: { code: 'overflow' } });
  expect(graph.nodes.map((node: { id: string }) => node.id)).toContain(origin.node);
  expect(run.origin).toEqual(origin);
  const shown = (await workplace.run(['runs', 'show', id])).stdout;
  expect(shown).toMatch(/^cause +.* exceeds the largest float32 number/m);
  expect(shown).toMatch(/^remedy +.*smaller learning rate/m);
});

test('a database of a newer version is rejected and untouched', async () => {
  const database = new Database(workplace.databaseFile);
  database.exec('CREATE TABLE future (wonders TEXT)');
  database.pragma('user_version = 999');
  database.pragma(`application_id = ${await applicationId()}`);
  database.close();
  const before = readFileSync(workplace.databaseFile);
  expectError(await workplace.run(['train', iris, '--json']), 'database.newer', /version 999/);
  expect(readFileSync(workplace.databaseFile)).toEqual(before);
});

/** That of a database created by the program. */
async function applicationId(): Promise<unknown> {
  const file = workplace.path('made.sqlite');
  await workplace.run(['runs', '--db', file]);
  const database = new Database(file, { readonly: true });
  const id = database.pragma('application_id', { simple: true });
  database.close();
  return id;
}

import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, openApp } from '#app/app.ts';
import type { RunDiagnosis, RunSummary } from '#app/contract/index.ts';
import { BUILT_WORKER } from '#app/runs/testing/builtWorker.ts';
import { RESOURCES } from '#app/runs/testing/temporaryRuns.ts';
import type { GraphDocument } from '#engine/graph/index.ts';
import { readJson } from '../testing/exampleFiles.ts';
import { examplePath, Workplace } from '../testing/workplace.ts';

const workplace = new Workplace();
afterAll(() => workplace.close());

/** Two runs of Iris that differ in seed, epochs and one layer. */
let first = '';
let second = '';
beforeAll(async () => {
  const graph = readJson<GraphDocument>(examplePath('iris'));
  graph.nodes[1].params = { ...graph.nodes[1].params, units: 8 };
  const smaller = workplace.write('smaller.json', graph);
  first = await train(examplePath('iris'), '--epochs', '2');
  second = await train(smaller, '--epochs', '3', '--seed', '2');
});

async function train(...args: string[]): Promise<string> {
  const { jsonLines } = await workplace.run(['train', ...args, '--json']);
  return String(jsonLines().at(-1)?.run);
}

test('a database that does not exist is named, and not created, where a run of it is wanted', async () => {
  const missing = workplace.path('missing.sqlite');
  const commands = [
    ['runs', 'show', 'abc'],
    ['replay', '--run', 'abc', '--to', '3', '--export', workplace.path('w.json')],
    ['lens', '--run', 'abc', '--sample', '0'],
    ['export', '--run', 'abc', '--format', 'json', '--out', workplace.path('w.json')],
    ['train', '--resume', 'abc'],
    ['sweep', '--resume', 'abc'],
  ];
  for (const command of commands) {
    const { exitCode, stderr } = await workplace.run([...command, '--db', missing]);
    expect([exitCode, stderr], command.join(' ')).toEqual([1, expect.stringContaining(`There is no database '${missing}'`)]);
    expect(existsSync(missing)).toBe(false);
  }
});

test('an empty database has no runs, and says so', async () => {
  const database = ['--db', workplace.path('empty.sqlite')];
  expect((await workplace.run(['runs', ...database, '--json'])).json()).toEqual([]);
  expect((await workplace.run(['runs', ...database])).stdout).toBe('The database has no runs yet; train creates one.\n');
});

test.each([['runs'], ['runs', 'list']])('%s lists the runs, latest first', async (...args) => {
  const rows = (await workplace.run([...args, '--json'])).json() as RunSummary[];
  expect(rows.map(({ id }) => id)).toEqual([second, first]);
  expect(rows[0]).toMatchObject({ graphName: 'Iris', dataset: 'iris', status: 'completed', epochs: 3, seed: 2 });
  expect(rows[0]).toMatchObject({ normalize: 'standard', samples: { train: 108, validation: 12, test: 30 }, optimizer: 'adam' });
  const lines = (await workplace.run(args)).stdout.trimEnd().split('\n');
  expect(lines).toHaveLength(3);
  expect(lines[1]).toMatch(new RegExp(`^${second} +Iris +iris +completed +3/3 .* standard +108/12/30 +Run 2 `));
});

test('runs show prints everything about one run', async () => {
  const { json } = await workplace.run(['runs', 'show', first, '--json']);
  expect(json()).toMatchObject({
    id: first,
    status: 'completed',
    document: { name: 'Iris', training: { epochs: 2 } },
    metrics: { epochs: [{ epoch: 1 }, { epoch: 2 }] },
  });
  // The number in between depends on the duration of the steps.
  const { checkpoints } = json() as { checkpoints: { step: number }[] };
  expect([checkpoints[0].step, checkpoints.at(-1)?.step]).toEqual([0, 14]);
  const { stdout } = await workplace.run(['runs', 'show', first]);
  expect(stdout).toMatch(/^status +completed$/m);
  expect(stdout).toMatch(/^normalization +standard\ntrain.val.test +108.12.30$/m);
  expect(stdout).toMatch(/^data fingerprint +[0-9a-f]{64}$/m);
  expect(stdout).toMatch(/^ +2 +[\d.]+ +[\d.]+ % /m);
});

/** Uses the services of the window on the database of the workplace. */
async function withApp<Result>(work: (app: App) => Promise<Result>): Promise<Result> {
  const app = openApp({
    databaseFile: workplace.databaseFile,
    resourcesDirectory: RESOURCES,
    workerUrl: BUILT_WORKER,
    version: '0.0.0',
    host: { kind: 'browser', saveFile: async () => ({ kind: 'canceled' }), showProgress() {}, useLanguage() {} },
  });
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}

test('runs show prints the test result of a run, and runs what an imported file says', async () => {
  const path = workplace.path('weights.json');
  await workplace.run(['export', '--run', first, '--format', 'json', '--out', path]);
  const { test: result } = await withApp(({ services }) => services.runWeights.evaluate(first));
  const evaluated = await workplace.run(['evaluate', examplePath('iris'), '--weights', path, '--json']);
  expect(evaluated.json()).toMatchObject({ loss: result?.loss, metrics: result?.metrics });
  const shown = await workplace.run(['runs', 'show', first]);
  expect(shown.stdout).toContain('evaluated on test samples after step 14, in epoch 2');
  expect(shown.stdout).toContain('true \\ predicted');

  const { id } = await withApp(({ services }) => services.runWeights.import({ path, name: 'mine.json' }));
  const list = (await workplace.run(['runs'])).stdout;
  expect(list).toMatch(new RegExp(`^${id} +Iris +iris +imported +2 +-`, 'm'));
  const imported = (await workplace.run(['runs', 'show', id])).stdout;
  expect(imported).toMatch(new RegExp(`^trained as +${first}$`, 'm'));
  const resumed = await workplace.run(['train', '--resume', id]);
  expect(resumed.stderr).toContain("'mine.json' was imported from a weights file");
  const exported = await workplace.run(['export', '--run', id, '--format', 'json', '--out', workplace.path('again.json')]);
  expect(exported.stdout).not.toContain('warning');
  expect(readFileSync(workplace.path('again.json'), 'utf8')).toBe(readFileSync(path, 'utf8'));
  expect((await workplace.run(['runs', 'remove', id])).exitCode).toBe(0);
});

test('runs diagnose prints what it finds, with its numbers and fixes, and nothing about a healthy run', async () => {
  const graph = readJson<GraphDocument>(examplePath('iris'));
  const training = { ...graph.training, optimizer: { type: 'adam', learningRate: 1e-7 }, record: { gradientsEvery: 1 } };
  const slow = await train(workplace.write('slow.json', { ...graph, training }), '--epochs', '5');
  const { findings } = (await workplace.run(['runs', 'diagnose', slow, '--json'])).json() as RunDiagnosis;
  expect(findings).toMatchObject([
    { code: 'learningRateTooLow', view: 'curves', step: 35, evidence: { numbers: { steps: 35 } } },
  ]);
  expect(findings[0].fixes[0].edits).toMatchObject([{ type: 'setTraining', setting: 'optimizer', value: { type: 'adam' } }]);
  const { stdout } = await workplace.run(['runs', 'diagnose', slow]);
  expect(stdout).toMatch(/^warning: Learning rate too low \(step 35\)$/m);
  expect(stdout).toMatch(/^ {2}fix: Set the learning rate to /m);
  const healthy = await train(examplePath('iris'));
  expect((await workplace.run(['runs', 'diagnose', healthy, '--json'])).json()).toMatchObject({
    hasMeasured: true,
    findings: [],
  });
  for (const id of [slow, healthy]) await workplace.run(['runs', 'remove', id]);
});

test('runs diff shows only differences', async () => {
  const rows = (await workplace.run(['runs', 'diff', first, second, '--json'])).json() as { field: string }[];
  expect(rows).toEqual(
    expect.arrayContaining([
      { field: 'graph.hidden.units', a: 16, b: 8 },
      { field: 'training.epochs', a: 2, b: 3 },
      { field: 'training.seed', a: 1, b: 2 },
      { field: 'result.step', a: 14, b: 21 },
    ]),
  );
  const fields = rows.map(({ field }) => field).join(' ');
  expect(fields).not.toMatch(/batchSize|optimizer|data|scores|wire|name|status/);
  const { stdout } = await workplace.run(['runs', 'diff', first, second]);
  expect(stdout).toMatch(/^graph\.hidden\.units +16 +8$/m);
});

test('runs compare shows what differs between several runs, and the norms of their weights', async () => {
  const { differences, weights } = (await workplace.run(['runs', 'compare', first, second, first, '--json'])).json() as {
    differences: unknown[];
    weights: { name: string; norms: number[]; distances: (number | null)[] }[];
  };
  expect(differences).toContainEqual({ field: 'graph.hidden.units', values: [16, 8, 16] });
  expect(JSON.stringify(differences)).not.toContain('batchSize');
  const hidden = weights.find(({ name }) => name === 'hidden.weight');
  expect(hidden?.distances).toEqual([0, null, 0]);
  expect(hidden?.norms[0]).toBe(hidden?.norms[2]);
  const { stdout } = await workplace.run(['runs', 'compare', first, second]);
  expect(stdout).toMatch(/^training\.epochs +2 +3$/m);
  expect(stdout).toMatch(/^‖hidden\.weight‖ +[\d.]+ +[\d.]+$/m);
});

test('runs report writes one HTML file with curves and facts, in the chosen language', async () => {
  const file = workplace.path('report.html');
  expect((await workplace.run(['runs', 'report', first, '--html', file, '--json'])).json()).toEqual({ file });
  const html = readFileSync(file, 'utf8');
  expect(html).toMatch(/<h1>Run \d+<\/h1>\n<p>Iris · iris · /);
  expect([...html.matchAll(/<polyline class="(\w+)"/g)].map(([, kind]) => kind)).toEqual([
    'training',
    'validation',
    'training',
    'validation',
  ]);
  expect(html).toContain('<th scope="row">hidden.units</th><td>16</td>');
  await workplace.run(['runs', 'report', first, '--html', file, '--language', 'zh']);
  const chinese = readFileSync(file, 'utf8');
  for (const part of ['<html lang="zh">', '<h2>结果</h2>']) expect(chinese).toContain(part);
});

test('a run does not differ from itself', async () => {
  expect((await workplace.run(['runs', 'diff', first, first, '--json'])).json()).toEqual([]);
  expect((await workplace.run(['runs', 'diff', first, first])).stdout).toMatch(/do not differ/);
});

describe('runs export-csv', () => {
  const HELD = ['Loss', 'Accuracy', 'Precision', 'Recall', 'F1', 'Perplexity'].map((name) => `validation${name}`);
  const HEADER = ['kind,epoch,step,loss,accuracy', ...HELD, 'samplesPerSecond,milliseconds,learningRate'].join(',');

  test('writes every step and epoch to standard output', async () => {
    const { stdout } = await workplace.run(['runs', 'export-csv', first]);
    const [header, ...rows] = stdout.trimEnd().split('\n');
    expect(header).toBe(HEADER);
    expect(rows.filter((row) => /^step,[12],\d+,[\d.]+,[\d.]+,{8}[\d.]+,0\.\d+$/.test(row))).toHaveLength(14);
    expect(rows.slice(14).map((row) => row.split(',').slice(0, 3))).toEqual([
      ['epoch', '1', '7'],
      ['epoch', '2', '14'],
    ]);
  });

  test('writes the same to a file', async () => {
    const file = workplace.path('metrics.csv');
    const { json } = await workplace.run(['runs', 'export-csv', first, '--out', file, '--json']);
    const text = readFileSync(file, 'utf8');
    expect(json()).toEqual({ files: [{ path: file, bytes: text.length }] });
    expect(text).toBe((await workplace.run(['runs', 'export-csv', first])).stdout);
  });

  test('gives rows as JSON', async () => {
    const rows = (await workplace.run(['runs', 'export-csv', first, '--json'])).json() as { kind: string }[];
    expect(rows.map(({ kind }) => kind)).toEqual([...Array(14).fill('step'), 'epoch', 'epoch']);
  });

  test('writes nothing into a folder that does not exist', async () => {
    const { exitCode, stderr } = await workplace.run(['runs', 'export-csv', first, '--out', workplace.path('no/metrics.csv')]);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/its folder does not exist/);
    expect(existsSync(workplace.path('no'))).toBe(false);
  });
});

describe('histories', () => {
  const HEADER =
    'name,quantity,step,rms,mean,standardDeviation,min,q05,q25,median,q75,q95,max,nonFinite,dead,saturated,histogram';

  test('are written as CSV, a row for each recorded step of each parameter and node', async () => {
    const file = workplace.path('histories.csv');
    const { json } = await workplace.run(['runs', 'export-csv', first, '--histories', file, '--json']);
    const text = readFileSync(file, 'utf8');
    expect(json()).toEqual({ files: [{ path: file, bytes: text.length }] });
    const [header, ...rows] = text.trimEnd().split('\n');
    expect(header).toBe(HEADER);
    // One step is recorded of 4 parameters and 3 nodes.
    expect(rows).toHaveLength(4 * 3 + 3 * 2);
    expect(rows[0]).toMatch(/^hidden\.weight,value,1,(-?[\d.e-]+,){10}0,,,(\d+:\d+ )+\d+:\d+$/);
  });

  test('are written as Parquet beside the metrics', async () => {
    const [out, histories] = [workplace.path('metrics.parquet'), workplace.path('histories.parquet')];
    const { json } = await workplace.run(['runs', 'export-parquet', first, '--out', out, '--histories', histories, '--json']);
    const contents = [out, histories].map((path) => ({ path, text: readFileSync(path, 'latin1') }));
    expect(json()).toEqual({ files: contents.map(({ path, text }) => ({ path, bytes: text.length })) });
    for (const { text } of contents) expect([text.slice(0, 4), text.slice(-4)]).toEqual(['PAR1', 'PAR1']);
  });
});

test('export --run writes what evaluate reads', async () => {
  const out = workplace.path('exported.json');
  const { json } = await workplace.run(['export', '--run', first, '--format', 'json', '--out', out, '--json']);
  expect(json()).toEqual({
    files: [{ path: out, bytes: readFileSync(out).length }],
    parameters: 131,
    verification: { rows: 16, maxAbsError: 0, outputsSha256: expect.any(String) },
  });
  expect((await workplace.run(['evaluate', examplePath('iris'), '--weights', out])).exitCode).toBe(0);
});

test.each([
  ['runs', 'show', 'nothing'],
  ['runs', 'diagnose', 'nothing'],
  ['runs', 'diff', 'nothing', 'never'],
  ['runs', 'compare', 'nothing', 'never'],
  ['runs', 'report', 'nothing', '--html', 'x.html'],
  ['runs', 'remove', 'nothing'],
  ['runs', 'restore', 'nothing'],
  ['runs', 'note', 'nothing', 'text'],
  ['runs', 'tag', 'nothing', 'good'],
  ['runs', 'export-csv', 'nothing'],
  ['export', '--run', 'nothing', '--format', 'json', '--out', 'x.json'],
])('%s %s of a missing run', async (...args) => {
  const { exitCode, json } = await workplace.run([...args, '--json']);
  expect(json()).toMatchObject({ error: { code: 'run.notFound', where: 'nothing' } });
  expect(exitCode).toBe(1);
});

test('runs note and runs tag write on a run, and print what is written', async () => {
  expect((await workplace.run(['runs', 'note', first])).stdout).toBe('The run has no note.\n');
  expect((await workplace.run(['runs', 'note', first, 'The best one', '--json'])).json()).toEqual({
    run: first,
    note: 'The best one',
  });
  await workplace.run(['runs', 'tag', first, 'good', 'final']);
  const { json } = await workplace.run(['runs', 'tag', first, '--remove', 'good', '--json']);
  expect(json()).toEqual({ run: first, tags: ['final'] });
  expect((await workplace.run(['runs', 'show', first])).stdout).toMatch(/^tags +final\nnote +The best one$/m);
  expect((await workplace.run(['runs', 'tag', first, ' ', '--json'])).json()).toMatchObject({ error: { code: 'run.badLabel' } });
  await workplace.run(['runs', 'note', first, '']);
  expect((await workplace.run(['runs', 'tag', first, '--remove', 'final'])).stdout).toBe('The run has no tags.\n');
});

test('runs restore restores a removed run, unless it was erased', async () => {
  const third = await train(examplePath('iris'), '--epochs', '1');
  await workplace.run(['runs', 'remove', third]);
  expect((await workplace.run(['runs', 'restore', third, '--json'])).json()).toEqual({ restored: third });
  expect((await workplace.run(['runs', 'show', third, '--json'])).json()).toMatchObject({ id: third, epoch: 1 });
  expect((await workplace.run(['runs', 'remove', third, '--erase', '--json'])).json()).toEqual({ removed: third });
  expect((await workplace.run(['runs', 'restore', third, '--json'])).json()).toMatchObject({ error: { code: 'run.notFound' } });
});

test('runs remove removes one run', async () => {
  const third = await train(examplePath('iris'), '--epochs', '1');
  expect((await workplace.run(['runs', 'remove', third, '--json'])).json()).toEqual({ removed: third });
  const left = (await workplace.run(['runs', '--json'])).json() as RunSummary[];
  expect(left.map(({ id }) => id)).toEqual([second, first]);
});

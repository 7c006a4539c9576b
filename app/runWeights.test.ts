import { readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkGraph, type GraphDocument } from '#engine/graph/index.ts';
import { english, type UserError } from '#engine/messages/index.ts';
import type { App } from './app.ts';
import type { EvaluationProgress } from './contract/index.ts';
import { openDatasets } from './datasets/index.ts';
import { RESOURCES, spiralGraph } from './runs/testing/temporaryRuns.ts';
import { temporaryApp } from './testing/temporaryApp.ts';
import { evaluateOnTest, readWeightsFile } from './weights/index.ts';

/** A document with its fields in the order of its schema, as the window and every file have them. */
const inOrder = ({ training, ...document }: GraphDocument): GraphDocument => ({ ...document, ...(training && { training }) });

/** A run of a graph, trained to its end. */
async function trained({ services: { runs } }: App, document: GraphDocument = inOrder(spiralGraph())): Promise<string> {
  const { id } = await runs.start({ document });
  for await (const _ of runs.watch(id));
  return id;
}

const refusal = (attempt: Promise<unknown>): Promise<UserError> =>
  attempt.then(
    () => {
      throw new Error('it was not refused');
    },
    (error) => error,
  );

test('the weights of a run are evaluated on test samples, and the result is kept with the run', async () => {
  const { app, folder } = temporaryApp();
  const id = await trained(app);
  const heard: EvaluationProgress[] = [];
  const { test: result } = await app.services.runWeights.evaluate(id, { onProgress: (progress) => heard.push(progress) });
  await app.services.weights.exportTo(id, join(folder, 'a.json'));
  const { parameters, document } = await readWeightsFile(join(folder, 'a.json'));
  const dataset = openDatasets({ resourcesDirectory: RESOURCES }).load(document?.data ?? { dataset: '' });
  const expected = evaluateOnTest({ graph: checkGraph(document as GraphDocument), parameters, dataset });
  const { loss, metrics, samples } = expected;
  expect(result).toMatchObject({ loss, metrics, samples, step: 15, epoch: 3, isOutdated: false, isTrainingData: true });
  const { testTables, dataFingerprint } = app.services.runs.load(id);
  expect(testTables?.matrices).toEqual(expected.matrices);
  expect(result?.dataFingerprint).toBe(dataFingerprint);
  expect(app.services.runs.list()[0].test).toEqual(result);
  expect(heard.at(-1)).toEqual({ part: 'samples', share: 1 });
});

test('without test samples a run is not evaluated, and the error says what to do', async () => {
  const { app } = temporaryApp();
  const document = spiralGraph();
  const id = await trained(app, { ...document, data: { dataset: 'spirals?samples=100', validation: 0.2, test: 0 } });
  const error = await refusal(app.services.runWeights.evaluate(id));
  expect(error.code).toBe('training.noSamples');
  expect(english(error.details.fix ?? '')).toBe('Set a test split larger than 0 in the settings of the data');
  expect(app.services.runs.list()[0].test).toBeNull();
});

test('a run is not evaluated on data that has changed, or is gone', async () => {
  const { app, folder } = temporaryApp();
  const rows = Array.from({ length: 40 }, (_, row) => `${row},${row % 7},${row % 2 ? 'a' : 'b'}`);
  const path = join(folder, 'rows.csv');
  writeFileSync(path, ['x,y,kind', ...rows].join('\n'));
  const document = spiralGraph();
  const id = await trained(app, { ...document, data: { dataset: path, validation: 0, test: 0.2 } });
  writeFileSync(path, ['x,y,kind', ...rows.slice(1)].join('\n'));
  expect((await refusal(app.services.runWeights.evaluate(id))).code).toBe('weights.dataChanged');
  writeFileSync(path, 'x');
  expect((await refusal(app.services.runWeights.evaluate(id))).code).toMatch(/^dataset\./);
});

test('a run is evaluated a second time without reading its data again, unless the file has changed', async () => {
  const { app, folder } = temporaryApp();
  const path = join(folder, 'rows.csv');
  const table = ['x,y,kind', ...Array.from({ length: 40 }, (_, row) => `${row},${row % 7},${row % 2 ? 'a' : 'b'}`)].join('\n');
  writeFileSync(path, table);
  const id = await trained(app, { ...spiralGraph(), data: { dataset: path, validation: 0, test: 0.2 } });
  const { atime, mtime } = statSync(path);
  utimesSync(path, atime, mtime);
  const { test: first } = await app.services.runWeights.evaluate(id);
  // As large and as old as before: only reading it would tell.
  writeFileSync(path, table.replaceAll('1', '5'));
  utimesSync(path, atime, mtime);
  const { test: second } = await app.services.runWeights.evaluate(id);
  expect({ ...second, evaluatedAt: 0 }).toEqual({ ...first, evaluatedAt: 0 });
  utimesSync(path, atime, new Date(mtime.getTime() + 5000));
  expect((await refusal(app.services.runWeights.evaluate(id))).code).toBe('weights.dataChanged');
});

test.for(['json', 'safetensors'] as const)(
  'weights exported as %s are imported elsewhere, with the same test result',
  async (format) => {
    const first = temporaryApp();
    const id = await trained(first.app);
    const path = join(first.folder, `a.${format}`);
    await first.app.services.weights.exportTo(id, path, { format });
    const { test: before } = await first.app.services.runWeights.evaluate(id);

    const { app, folder } = temporaryApp();
    const { runs, runWeights, weights, graphs } = app.services;
    const open = graphs.create(spiralGraph());
    const imported = await runWeights.import({ path, name: `a.${format}`, openGraph: open });
    expect(imported).toMatchObject({ name: `a.${format}`, status: 'imported', loss: null, epochs: 0, parameters: 22 });
    expect(imported.importedFrom).toEqual({ fileName: `a.${format}`, run: id, step: 15, epoch: 3, verification: 'passed' });
    const ownGraph = format === 'json' ? runs.load(imported.id).graphId : open.id;
    expect(graphs.load(ownGraph ?? '').document).toEqual(spiralGraph());
    expect(graphs.list()).toHaveLength(format === 'json' ? 2 : 1);

    const { test: after } = await runWeights.evaluate(imported.id);
    expect({ ...after, evaluatedAt: 0 }).toEqual({ ...before, evaluatedAt: 0 });
    const again = join(folder, `again.${format}`);
    await weights.exportTo(imported.id, again, { format });
    expect(readFileSync(again, 'latin1')).toEqual(readFileSync(path, 'latin1'));
    expect((await refusal(runs.resumeFromCheckpoint(imported.id))).code).toBe('run.imported');
    runs.remove(imported.id);
    expect(runs.list()).toEqual([]);
  },
);

test('a weights file is refused with the errors of the command line, and nothing is stored', async () => {
  const { app, folder } = temporaryApp();
  const id = await trained(app);
  const { runWeights, weights, runs } = app.services;
  const path = join(folder, 'a.json');
  await weights.exportTo(id, path);
  const text = readFileSync(path, 'utf8');
  const refuse = async (changed: string | Uint8Array, name = 'b.json') => {
    const file = join(folder, name);
    writeFileSync(file, changed);
    return (await refusal(runWeights.import({ path: file, name, openGraph: { id: 'x', document: spiralGraph() } }))).code;
  };
  expect(await refuse(text.slice(0, 700))).toBe('weights.notJson');
  expect(await refuse(text.replace('"version": 1', '"version": 2'))).toBe('weights.newerVersion');
  expect(await refuse('{"format": "other"}')).toBe('weights.foreign');
  expect(await refuse(text.replace('"shape": [4,2]', '"shape": [2,4]'))).toBe('weights.otherGraph');
  await weights.exportTo(id, path, { format: 'safetensors' });
  const bytes = readFileSync(path);
  expect(await refuse(bytes.subarray(0, -4), 'b.safetensors')).toBe('weights.malformed');
  bytes.writeUInt32LE(0x7fc00000, bytes.length - 4);
  expect(await refuse(bytes, 'b.safetensors')).toBe('weights.nonFinite');
  expect(runs.list()).toHaveLength(1);
});

test('safetensors need an open graph that they fit, and the differences are listed', async () => {
  const { app, folder } = temporaryApp();
  const id = await trained(app);
  const path = join(folder, 'a.safetensors');
  await app.services.weights.exportTo(id, path, { format: 'safetensors' });
  const load = (document?: GraphDocument) => {
    const openGraph = document && { openGraph: { id: 'x', document } };
    return refusal(app.services.runWeights.import({ path, name: 'a.safetensors', ...openGraph }));
  };
  expect((await load()).code).toBe('weights.noGraph');
  const document = spiralGraph();
  const nodes = document.nodes.map((node) => (node.id === 'h' ? { ...node, params: { units: 5 } } : node));
  const error = await load({ ...document, nodes });
  expect(error.code).toBe('weights.notOfOpenGraph');
  expect(english(error.details.received ?? '')).toBe(
    "'h.weight' has shape [4, 2] instead of [5, 2], 'h.bias' has shape [4] instead of [5], 'o.weight' has shape [2, 4] instead of [2, 5]",
  );
});

test('a data file that imported weights name is only read once the user allows it', async () => {
  const first = temporaryApp();
  const data = join(first.folder, 'rows.csv');
  writeFileSync(
    data,
    ['x,y,kind', ...Array.from({ length: 40 }, (_, row) => `${row},${row % 7},${row % 2 ? 'a' : 'b'}`)].join('\n'),
  );
  const id = await trained(first.app, { ...spiralGraph(), data: { dataset: data, validation: 0, test: 0.2 } });
  const path = join(first.folder, 'a.json');
  await first.app.services.weights.exportTo(id, path);
  const { test: before } = await first.app.services.runWeights.evaluate(id);

  const { runWeights, allowedFiles } = temporaryApp().app.services;
  const imported = await runWeights.import({ path, name: 'a.json' });
  expect(imported.importedFrom?.verification).toBe('skipped');
  expect((await refusal(runWeights.evaluate(imported.id))).code).toBe('dataset.notAllowed');
  allowedFiles.allow(data);
  expect((await runWeights.evaluate(imported.id)).test).toMatchObject({ loss: before?.loss, isTrainingData: true });
});

test('outputs that a file does not reproduce are told', async () => {
  const { app, folder } = temporaryApp();
  const id = await trained(app);
  const path = join(folder, 'a.json');
  await app.services.weights.exportTo(id, path);
  writeFileSync(path, readFileSync(path, 'utf8').replace(/"outputsSha256":"\w{4}/, '"outputsSha256":"0000'));
  const { importedFrom } = await app.services.runWeights.import({ path, name: 'a.json' });
  expect(importedFrom?.verification).toBe('failed');
});

test('imported weights without data, or with an infinite loss, are not evaluated', async () => {
  const { app, folder } = temporaryApp();
  const id = await trained(app);
  const path = join(folder, 'a.json');
  await app.services.weights.exportTo(id, path);
  const { parameters, graph, ...file } = JSON.parse(readFileSync(path, 'utf8'));
  const evaluate = async (changed: object) => {
    writeFileSync(path, JSON.stringify({ ...file, graph, parameters, ...changed }));
    const imported = await app.services.runWeights.import({ path, name: 'a.json' });
    return (await refusal(app.services.runWeights.evaluate(imported.id))).code;
  };
  const { data: _, ...bare } = graph;
  expect(await evaluate({ graph: bare })).toBe('weights.noData');
  const large = parameters.map((one: { name: string }) => (one.name === 'o.bias' ? { ...one, data: [3e38, -3e38] } : one));
  expect(await evaluate({ parameters: large })).toBe('weights.notFinite');
});

test('a result is outdated once the run was trained further', async () => {
  const { app } = temporaryApp();
  const { runs, runWeights } = app.services;
  const { id } = await runs.start({ document: spiralGraph({ epochs: 400 }) });
  for await (const { progress } of runs.watch(id)) if (progress.step >= 5) break;
  await runs.pause(id);
  expect((await runWeights.evaluate(id)).test?.isOutdated).toBe(false);
  await runs.resume(id);
  await runs.stop(id);
  expect(runs.list()[0]).toMatchObject({ status: 'stopped', test: { isOutdated: true } });
  const { test: later } = await runWeights.evaluate(id);
  expect(later).toMatchObject({ isOutdated: false, step: runs.list()[0].step });
});

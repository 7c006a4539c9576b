import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient, ORPCError } from '@orpc/server';
import { expect, test } from 'vitest';
import { edgesOf } from '#engine/distributions/index.ts';
import { fieldsFromData } from '#engine/graph/index.ts';
import { readWeightsJson } from '#engine/interchange/index.ts';
import { english } from '#engine/messages/index.ts';
import { openApp } from './app.ts';
import type { RunEvent, UserErrorData } from './contract/index.ts';
import type { Host } from './host/host.ts';
import { BUILT_WORKER } from './runs/testing/builtWorker.ts';
import { ENDLESS, RESOURCES, spiralGraph } from './runs/testing/temporaryRuns.ts';
import { listGraphs, openStore } from './store/index.ts';
import { temporaryFolder } from './store/testing/temporaryStore.ts';
import { temporaryApp } from './testing/temporaryApp.ts';

/** The app on a database in a folder, and a client that calls it as the renderer does. */
function opened(folder = temporaryFolder()) {
  const host: Host = {
    kind: 'browser',
    async saveFile(fileName, write) {
      await write(join(folder, fileName));
      return { kind: 'download', url: `/downloads/1`, fileName, bytes: statSync(join(folder, fileName)).size };
    },
    showProgress() {},
    useLanguage() {},
  };
  const { app, logged } = temporaryApp({ folder, host });
  return { app, client: createRouterClient(app.router), folder, logged };
}

async function failureOf(call: Promise<unknown>): Promise<ORPCError<string, unknown>> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ORPCError) return error;
    throw error;
  }
  throw new Error('the call did not fail');
}

test('the window opens an example, trains it, watches it, and exports its weights', async () => {
  const { client, folder } = opened();
  expect(await client.system.info()).toMatchObject({
    version: '1.2.3',
    host: 'browser',
    engine: { values: { executor: 'wasm', count: expect.any(Number) } },
    databaseFile: join(folder, 'backwire.sqlite'),
    notices: [],
  });
  expect(await client.session.load()).toBeNull();
  expect((await client.graphs.examples())[0].id).toBe('mnist-mlp');
  const graph = await client.graphs.createFromExample({ id: 'xor' });
  await client.session.save({ session: { graphId: graph.id } });
  expect(await client.session.load()).toEqual({ graphId: graph.id });
  const document = { ...graph.document, training: { ...graph.document.training, epochs: 2 } };
  expect(await client.graphs.save({ id: graph.id, document })).toMatchObject({ revision: 2 });

  const run = await client.runs.start({ graphId: graph.id, document });
  expect(run).toMatchObject({ graphId: graph.id, name: 'Run 1' });
  const events: RunEvent[] = [];
  for await (const event of await client.runs.watch({ runId: run.id, afterStep: 0 })) events.push(event);
  expect(events.at(-1)?.progress.status).toBe('completed');
  const { steps, epochs } = await client.runs.metrics({ runId: run.id });
  expect(events.flatMap((event) => event.steps?.step ?? [])).toEqual(steps.step);
  expect(epochs).toHaveLength(2);
  expect(Object.keys(await client.runs.gradients({ runId: run.id }))).toHaveLength(4);
  const flow = await client.runs.flow({ runId: run.id });
  expect(flow.nodes.length).toBeGreaterThan(2);
  expect(flow.nodes.map(({ toLoss }) => toLoss)).toEqual(flow.nodes.map((_, index) => flow.nodes.length - index));
  expect(flow.parameters).toHaveLength(4);
  for (const { gradient, output } of flow.nodes) {
    expect([gradient.length, output.length]).toEqual([flow.step.length, flow.step.length]);
    for (const size of gradient) expect(size).toBeGreaterThan(0);
  }
  expect(flow.findings.length).toBeGreaterThan(0);
  const series = await client.runs.histories({ runId: run.id });
  expect(series).toHaveLength(3 * flow.parameters.length + 2 * flow.nodes.length);
  const [{ name, quantity, lastStep }] = series;
  const { firstBin, points } = await client.runs.history({ runId: run.id, name, quantity, from: lastStep ?? 0 });
  expect(points).toMatchObject([{ firstStep: lastStep, lastStep, entries: 1 }]);
  expect(edgesOf(firstBin).low).toBeLessThanOrEqual(points[0].min);
  expect(await client.runs.list({ graphId: graph.id })).toMatchObject([{ id: run.id, status: 'completed' }]);

  const exported = await client.weights.export({ runId: run.id });
  expect(exported).toMatchObject({
    file: { kind: 'download', fileName: 'xor-run-1.weights.json' },
    verification: { maxAbsError: 0 },
  });
  const file = readWeightsJson(readFileSync(join(folder, 'xor-run-1.weights.json'), 'utf8'));
  expect(file.training).toMatchObject({ run: run.id, epoch: 2 });

  for (const { name, extension, options } of await client.weights.formats()) {
    const first = Object.entries(fieldsFromData(options)).slice(0, 1);
    const chosen = Object.fromEntries(first.map(([option, field]) => [option, field.default]));
    expect(await client.weights.export({ runId: run.id, format: name, options: chosen })).toMatchObject({
      file: { kind: 'download', fileName: `xor-run-1.${extension}` },
      verification: { maxAbsError: 0 },
    });
  }
  await expect(client.weights.export({ runId: run.id, format: 'pickle' })).rejects.toMatchObject({
    data: { code: 'format.unknown', received: 'pickle' },
  });
  await expect(client.weights.export({ runId: run.id, options: { encoding: 'hex' } })).rejects.toMatchObject({
    data: { code: 'format.badOption', received: '"hex"' },
  });
});

test('a run is controlled over the contract', async () => {
  const { client } = opened();
  const { id: runId } = await client.runs.start({ document: spiralGraph(ENDLESS) });
  await client.runs.pause({ runId });
  const { step } = await client.runs.load({ runId });
  await client.runs.setLearningRate({ runId, learningRate: 0.01 });
  await client.runs.trainFor({ runId, span: 'step' });
  expect(await client.runs.load({ runId })).toMatchObject({ status: 'paused', step: step + 1 });
  await client.runs.resume({ runId });
  await client.runs.stop({ runId });
  expect(await client.runs.resumeFromCheckpoint({ runId })).toMatchObject({ id: runId, status: 'running' });
  await client.runs.stop({ runId });
  await client.runs.rename({ runId, name: 'mine' });
  expect((await client.runs.load({ runId })).name).toBe('mine');
  await client.runs.remove({ runIds: [runId] });
  expect(await client.runs.list({})).toEqual([]);
});

test('data sets are listed and inspected', async () => {
  const { client } = opened();
  expect((await client.datasets.list()).map(({ spec }) => spec)).toContain('mnist');
  const description = await client.datasets.inspect({ dataset: 'iris', test: 0.2, validation: 0.1 });
  expect(description).toMatchObject({ name: 'Iris', samples: { test: 30 } });
});

test('a user error arrives as data, with its fix', async () => {
  const { client, logged } = opened();
  const { edges, ...document } = spiralGraph();
  const error = await failureOf(client.runs.start({ document: { ...document, edges: edges.slice(1) } }));
  expect(error).toMatchObject({ code: 'USER_ERROR', status: 422, defined: true });
  expect(error.data).toMatchObject({ code: 'graph.invalid', where: 'h' });
  expect(english((error.data as UserErrorData).expected ?? '')).toBe('a wire');
  for (const call of [client.runs.metrics, client.runs.gradients]) {
    expect(await failureOf(call({ runId: 'none' }))).toMatchObject({ data: { code: 'run.notFound' } });
  }
  await client.datasets.allow({ dataset: 'none.csv' });
  expect(await failureOf(client.datasets.inspect({ dataset: 'none.csv' }))).toMatchObject({
    data: { code: 'dataset.missingFile' },
  });
  expect(await failureOf(client.graphs.load({ id: 'gone' }))).toMatchObject({ data: { code: 'graphs.notFound' } });
  expect(logged).toEqual([]);
});

test('arguments that violate the contract are rejected', async () => {
  const { client } = opened();
  expect((await failureOf(client.runs.load({ runId: '' }))).code).toBe('BAD_REQUEST');
  const broken = { ...spiralGraph(), nodes: 'none' } as unknown as ReturnType<typeof spiralGraph>;
  expect((await failureOf(client.graphs.create({ document: broken }))).code).toBe('BAD_REQUEST');
});

test('a bug is logged with its stack, and reported without it', async () => {
  const { app, client, logged } = opened();
  app.services.session.load = () => {
    throw new Error('a secret of the program');
  };
  await expect(client.session.load()).rejects.toThrow();
  expect(logged.join()).toMatch(/session\.load: Error: a secret of the program\n +at /);
});

test('closing stops runs resumably, and leaves a backup and no other file', async () => {
  const { app, client, folder } = opened();
  const { id: runId } = await client.runs.start({ document: spiralGraph(ENDLESS) });
  await Promise.all([app.close(), app.close()]);
  expect(readdirSync(folder).sort()).toEqual(['backwire.sqlite', 'backwire.sqlite.backup']);
  const again = opened(folder);
  expect(again.app.notices).toEqual([]);
  expect((await again.client.runs.load({ runId })).status).toBe('interrupted');
});

test('a damaged database is recovered at startup, and the window is notified', async () => {
  const { app, client, folder } = opened();
  const { id } = await client.graphs.create({ document: spiralGraph() });
  await app.close();
  writeFileSync(join(folder, 'backwire.sqlite'), 'damaged');
  const again = opened(folder);
  expect((await again.client.system.info()).notices).toMatchObject([{ code: 'database.restored' }]);
  expect((await again.client.graphs.load({ id })).name).toBe('Spirals');
});

test('without a backup on closing there is none', async () => {
  const folder = temporaryFolder();
  const host = {
    kind: 'desktop' as const,
    saveFile: async () => ({ kind: 'canceled' as const }),
    showProgress() {},
    useLanguage() {},
  };
  const databaseFile = join(folder, 'a.sqlite');
  const app = openApp({
    databaseFile,
    resourcesDirectory: RESOURCES,
    workerUrl: BUILT_WORKER,
    version: '1',
    host,
    backUpOnClose: false,
  });
  await app.close();
  expect(existsSync(`${databaseFile}.backup`)).toBe(false);
});

test('a database deleted while open is not written to, and is kept beside it on close', async () => {
  const { app, client, folder, logged } = opened();
  await client.graphs.createFromExample({ id: 'xor' });
  const file = join(folder, 'backwire.sqlite');
  rmSync(file);
  expect(await failureOf(client.graphs.createFromExample({ id: 'iris' }))).toMatchObject({
    data: { code: 'database.lost' },
    message: `The database '${file}' was deleted while it was open`,
  });
  expect(await failureOf(client.runs.start({ document: spiralGraph() }))).toMatchObject({ data: { code: 'database.lost' } });
  await app.close();
  const kept = String(logged.join().match(/What it held was kept in '(.*)'/)?.[1]);
  const { connection } = openStore(kept);
  expect(listGraphs(connection)).toMatchObject([{ name: 'XOR' }]);
  connection.close();
  expect(existsSync(file)).toBe(false);
  expect(existsSync(`${file}.backup`)).toBe(false);
});

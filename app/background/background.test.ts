import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Worker } from 'node:worker_threads';
import { expect, test, vi } from 'vitest';
import type { AppOptions } from '#app/app.ts';
import type { ReadingProgress } from '#app/contract/index.ts';
import { savingHost } from '#app/host/testing/savingHost.ts';
import { ENDLESS, spiralGraph } from '#app/runs/testing/temporaryRuns.ts';
import { temporaryFolder } from '#app/store/testing/temporaryStore.ts';
import { connectedApp } from '#app/testing/connectedApp.ts';
import { isOutOfMemory } from '#app/threads/threadErrors.ts';
import { Turns } from '#app/threads/turns.ts';
import { english, message } from '#engine/messages/index.ts';
import { writeLargeCsv } from './testing/largeCsv.ts';

const MB = 1_000_000;
/** Large enough to take seconds to read. */
const LARGE = 55 * MB;

/** The app behind a message port, with the files of these tests allowed. */
function connected(options: Partial<AppOptions> = {}) {
  const connection = connectedApp(options);
  for (const dataset of ['large.csv', 'none.csv', 'a.csv']) connection.app.services.allowedFiles.allow(dataset);
  return connection;
}

/** The next thread of this process, once it runs, and its answers by its end. */
async function nextThread(): Promise<{ readonly answers: Promise<unknown[]> }> {
  const [worker]: Worker[] = await once(process as NodeJS.EventEmitter, 'worker');
  const told: unknown[] = [];
  worker.on('message', (answer) => told.push(answer));
  const answers = once(worker, 'exit').then(() => told);
  await once(worker, 'online');
  return { answers };
}

test('a file named by a foreign document is not touched until the user agrees', async () => {
  const { client, folder } = connected();
  // A folder, which would be rejected if it were accessed.
  mkdirSync(join(folder, 'theirs.csv'));
  const refusal = { data: { code: 'dataset.notAllowed', where: [join(folder, 'theirs.csv')] } };
  await expect(client.datasets.inspect({ dataset: 'theirs.csv' })).rejects.toMatchObject(refusal);
  await expect(client.runs.start({ document: spiralGraph({}, 'theirs.csv') })).rejects.toMatchObject(refusal);
  await client.datasets.allow({ dataset: 'theirs.csv' });
  const read = { data: { code: 'dataset.notFile' } };
  await expect(client.datasets.inspect({ dataset: 'theirs.csv?target=a' })).rejects.toMatchObject(read);
  await expect(client.runs.start({ document: spiralGraph({}, 'theirs.csv') })).rejects.toMatchObject(read);
});

test('other calls are answered while a large file is read', async () => {
  const { client, folder } = connected();
  const rows = writeLargeCsv(join(folder, 'large.csv'), LARGE);
  expect(statSync(join(folder, 'large.csv')).size).toBeGreaterThan(50 * MB);
  const answers: string[] = [];
  const thread = nextThread();
  const inspected = client.datasets.inspect({ dataset: 'large.csv', test: 0, validation: 0 }).then((description) => {
    answers.push('inspect');
    return description;
  });
  await thread;
  for (let call = 0; call < 5; call++) {
    await client.system.info();
    answers.push('info');
  }
  expect((await client.datasets.inspect({ dataset: 'iris' })).name).toBe('Iris');
  answers.push('small inspect');
  expect((await inspected).samples).toEqual({ train: rows, validation: 0, test: 0 });
  expect(answers).toEqual(['info', 'info', 'info', 'info', 'info', 'small inspect', 'inspect']);
});

test('the progress of reading a large file is reported to watchers', async () => {
  const { client, folder } = connected();
  const rows = writeLargeCsv(join(folder, 'large.csv'), LARGE / 2);
  const { size } = statSync(join(folder, 'large.csv'));
  const abort = new AbortController();
  const heard: ReadingProgress[] = [];
  const watching = (async () => {
    for await (const progress of await client.datasets.progress({ dataset: 'large.csv' }, { signal: abort.signal })) {
      heard.push(progress);
    }
  })().catch(() => {});
  await client.datasets.inspect({ dataset: 'large.csv' });
  abort.abort();
  await watching;
  expect(heard.length).toBeGreaterThan(2);
  for (const [index, { bytes, totalBytes, rows: read }] of heard.entries()) {
    expect(totalBytes).toBe(size);
    expect(bytes).toBeGreaterThan(heard[index - 1]?.bytes ?? 0);
    expect(bytes).toBeLessThanOrEqual(size);
    expect(read).toBeLessThanOrEqual(rows + 1);
  }
});

test('an export canceled while it is written leaves no file', async () => {
  const abort = new AbortController();
  const folder = temporaryFolder();
  const { client } = connected({
    host: {
      ...savingHost(folder),
      async saveFile(name, write) {
        const path = join(folder, name);
        const written = write(path);
        await vi.waitFor(() => expect(readdirSync(folder)).not.toEqual([]), { timeout: 20_000, interval: 1 });
        abort.abort(new Error('changed my mind'));
        await written;
        return { kind: 'saved', path, bytes: 0 };
      },
    },
  });
  // Enough weights that the file is still being verified when it is observed.
  const small = spiralGraph(ENDLESS);
  const nodes = small.nodes.map((node) => (node.id === 'h' ? { ...node, params: { units: 40_000 } } : node));
  const { id: runId } = await client.runs.start({ document: { ...small, nodes } });
  await client.runs.stop({ runId });
  await expect(client.weights.export({ runId }, { signal: abort.signal })).rejects.toThrow();
  await vi.waitFor(() => expect(readdirSync(folder)).toEqual([]));
});

test('canceling a read ends its thread', async () => {
  const { client, folder, logged } = connected();
  writeLargeCsv(join(folder, 'large.csv'), LARGE / 2);
  const abort = new AbortController();
  const thread = nextThread();
  const inspected = client.datasets.inspect({ dataset: 'large.csv' }, { signal: abort.signal }).catch((error) => error);
  const { answers } = await thread;
  abort.abort();
  expect(await inspected).toMatchObject({ name: 'AbortError' });
  expect(await answers).toEqual([]);
  expect(logged).toEqual([]);
});

test('closing the window ends its thread', async () => {
  const { client, folder, hangUp } = connected();
  writeLargeCsv(join(folder, 'large.csv'), LARGE / 2);
  const thread = nextThread();
  client.datasets.inspect({ dataset: 'large.csv' }).catch(() => {});
  const { answers } = await thread;
  hangUp();
  expect(await answers).toEqual([]);
});

test('closing the app ends the thread and rejects its task', async () => {
  const { app, folder } = connected();
  writeLargeCsv(join(folder, 'large.csv'), LARGE / 2);
  const thread = nextThread();
  const inspected = app.services.background.inspect({ dataset: 'large.csv' }).catch((error) => error);
  const { answers } = await thread;
  await app.close();
  expect(await answers).toEqual([]);
  expect(await inspected).toMatchObject({ code: 'background.closed', message: expect.stringContaining('large.csv') });
  await expect(app.services.background.inspect({ dataset: 'iris' })).rejects.toMatchObject({ code: 'background.closed' });
  expect(readdirSync(folder).filter((name) => name.startsWith('backwire.sqlite-'))).toEqual([]);
});

test('a file too large for memory ends only its thread', async () => {
  // A data set of ten samples needs about 10 MB, including code.
  const { client, folder, logged } = connected({ memoryLimits: { heapMb: 60, totalMb: 60 } });
  writeLargeCsv(join(folder, 'large.csv'), LARGE);
  const { id: runId } = await client.runs.start({ document: spiralGraph(ENDLESS) });
  await expect(client.datasets.inspect({ dataset: 'large.csv' })).rejects.toMatchObject({
    message: "Reading 'large.csv' needs more than the 60 MB of memory available for it",
    data: {
      code: 'background.outOfMemory',
      where: 'large.csv',
      expected: message('at most {{limit}}', {
        limit: message('the {{megabytes}} MB of memory available for it', { megabytes: 60 }),
      }),
      fix: message('Use a smaller data set, with fewer rows or columns'),
    },
  });
  expect(await client.runs.load({ runId })).toMatchObject({ status: 'running' });
  await client.runs.stop({ runId });
  expect((await client.datasets.inspect({ dataset: 'iris' })).name).toBe('Iris');
  expect(logged).toEqual([]);
});

test('a file too large for memory cannot be trained on, and ends nothing else', async () => {
  const { client, folder } = connected({ memoryLimits: { heapMb: 1, totalMb: 1 } });
  writeLargeCsv(join(folder, 'large.csv'), LARGE / 2);
  await expect(client.runs.start({ document: spiralGraph({}, 'large.csv') })).rejects.toMatchObject({
    message: 'Reading the data needs more than the 1 MB of memory available for it',
    data: { code: 'run.outOfMemory', fix: message('Use a smaller data set, with fewer rows or columns') },
  });
  expect(await client.runs.list({})).toEqual([]);
});

/** A worker module from source text. */
function workerOf(source: string): URL {
  const file = join(temporaryFolder(), 'worker.mjs');
  writeFileSync(file, `import { parentPort } from 'node:worker_threads';\n${source}`);
  return pathToFileURL(file);
}

test("V8's memory limit and failed allocations are distinguished from other errors", () => {
  const failureOf = (work: () => unknown) => {
    try {
      return work();
    } catch (error) {
      return error;
    }
  };
  expect(isOutOfMemory(Object.assign(new Error('limit'), { code: 'ERR_WORKER_OUT_OF_MEMORY' }))).toBe(true);
  expect(isOutOfMemory(failureOf(() => new ArrayBuffer(2 ** 50)))).toBe(true);
  expect(isOutOfMemory(failureOf(() => 'x'.repeat(-1)))).toBe(false);
});

test.each([
  ['throws', `parentPort.on('message', () => { throw new Error('out of luck'); });`, 'out of luck'],
  ['exits', `parentPort.on('message', () => process.exit(3));`, message('the thread exited with code {{code}}', { code: 3 })],
])('a thread that %s fails its task with the reason', async (_how, source, reason) => {
  const { client } = connected({ backgroundWorkerUrl: workerOf(source) });
  await expect(client.datasets.inspect({ dataset: 'iris' })).rejects.toMatchObject({
    message: `Reading 'iris' ended unexpectedly: ${english(reason)}`,
    data: { code: 'background.crashed', received: reason },
  });
  expect((await client.system.info()).version).toBe('1.2.3');
});

test('a user error keeps its code and fix across threads', async () => {
  const { client, folder } = connected();
  writeFileSync(join(folder, 'a.csv'), 'a,b\n1,2\n1,x\n');
  await expect(client.datasets.inspect({ dataset: 'none.csv' })).rejects.toMatchObject({ data: { code: 'dataset.missingFile' } });
  await expect(client.datasets.inspect({ dataset: 'a.csv?target=c' })).rejects.toMatchObject({
    data: {
      code: 'dataset.missingColumn',
      template: "{{where}} has no column '{{column}}'; expected {{expected}}",
      where: message("'{{name}}'", { name: 'a.csv' }),
      expected: message('one of the columns {{names}}', { names: ['a', 'b'] }),
    },
  });
});

test('weights are prepared, written and verified in a thread, which is gone afterwards', async () => {
  const { client, folder } = connected();
  const { id: runId } = await client.runs.start({ document: spiralGraph(ENDLESS) });
  await client.runs.stop({ runId });
  const thread = nextThread();
  const exported = client.weights.export({ runId });
  const { answers } = await thread;
  const { file, verification } = await exported;
  expect(file).toMatchObject({ kind: 'saved', path: join(folder, 'spirals-run-1.weights.json') });
  expect(verification).toEqual({ rows: 16, maxAbsError: 0 });
  expect(existsSync(join(folder, 'spirals-run-1.weights.json'))).toBe(true);
  expect(await answers).toMatchObject([{ type: 'done', result: { parameters: 22 } }, { type: 'done' }]);
  await expect(client.weights.export({ runId: 'none' })).rejects.toMatchObject({ data: { code: 'weights.noCheckpoint' } });
});

test('no export starts if the save dialog is canceled', async () => {
  const { client, folder } = connected({
    host: { kind: 'desktop', saveFile: async () => ({ kind: 'canceled' }), showProgress() {}, useLanguage() {} },
  });
  const { id: runId } = await client.runs.start({ document: spiralGraph(ENDLESS) });
  await client.runs.stop({ runId });
  const thread = nextThread();
  const exported = client.weights.export({ runId });
  const { answers } = await thread;
  const { file, verification } = await exported;
  expect(file).toEqual({ kind: 'canceled' });
  expect(verification).toBeUndefined();
  expect(await answers).toMatchObject([{ type: 'done', result: { parameters: 22 } }]);
  expect(readdirSync(folder).filter((name) => name.includes('weights'))).toEqual([]);
});

test('a limited number of turns run at once, in order, and an aborted one never runs', async () => {
  const turns = new Turns(2);
  const begun: string[] = [];
  const finish = new Map<string, () => void>();
  const work = (name: string, signal?: AbortSignal) =>
    turns.take(() => {
      begun.push(name);
      return new Promise<void>((resolve) => finish.set(name, resolve));
    }, signal);
  const abort = new AbortController();
  const [a, b, c, d] = [work('a'), work('b'), work('c', abort.signal), work('d')];
  abort.abort(new Error('changed my mind'));
  await expect(c).rejects.toThrow('changed my mind');
  expect(begun).toEqual(['a', 'b']);
  finish.get('b')?.();
  await b;
  await vi.waitFor(() => expect(begun).toHaveLength(3));
  expect(begun).toEqual(['a', 'b', 'd']);
  finish.get('a')?.();
  finish.get('d')?.();
  await Promise.all([a, d]);
});

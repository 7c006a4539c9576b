import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { findRun, insertRun, openStore } from '#app/store/index.ts';
import { newRun } from '#app/store/testing/runs.ts';
import { temporaryFolder } from '#app/store/testing/temporaryStore.ts';
import type { UserError } from '#engine/messages/index.ts';
import { BUILT_WORKER } from './testing/builtWorker.ts';
import { collect, ENDLESS, RESOURCES, spiralGraph, temporaryRuns, untilStep } from './testing/temporaryRuns.ts';

const TRAINER = `
  const [runsModule, storeModule, databaseFile, resourcesDirectory, workerUrl, document] = process.argv.slice(1);
  const { openRuns } = await import(runsModule);
  const { openStore } = await import(storeModule);
  const { connection } = openStore(databaseFile);
  const { runs } = openRuns({
    connection, resourcesDirectory, workerUrl: new URL(workerUrl), baseDirectory: '/',
    host: { kind: 'browser', showProgress() {} }, log: console.error,
  });
  const { id } = await runs.start({ document: JSON.parse(document) });
  for await (const { progress } of runs.watch(id)) if (progress.step > 20) break;
  console.log(id);
`;

/** Another process of the program that trains a run on a database. */
async function trainElsewhere(databaseFile: string) {
  const moduleAt = (path: string) => new URL(path, import.meta.url).href;
  const given = [moduleAt('./index.ts'), moduleAt('../store/index.ts'), databaseFile, RESOURCES, BUILT_WORKER.href];
  const child = spawn(
    process.execPath,
    ['--input-type=module', '--eval', TRAINER, ...given, JSON.stringify(spiralGraph(ENDLESS))],
    { cwd: join(RESOURCES, '..'), stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [printed] = await once(child.stdout, 'data');
  return {
    id: String(printed).trim(),
    async kill() {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

test('a run of a live process is left alone; after a kill it is interrupted and resumable', async () => {
  const { runs, connection } = temporaryRuns();
  const { id, kill } = await trainElsewhere(connection.file);
  expect(runs.load(id).status).toBe('running');
  for (const action of [() => runs.pause(id), () => runs.stop(id), () => runs.remove(id), () => runs.resumeFromCheckpoint(id)])
    await expect(Promise.resolve().then(action)).rejects.toMatchObject({ code: 'run.elsewhere' });
  const watched = collect(runs.watch(id, { afterStep: 0 }));

  await kill();
  const told = await watched;
  expect(told.at(-1)?.progress.status).toBe('interrupted');
  const interrupted = runs.load(id);
  expect(interrupted).toMatchObject({ status: 'interrupted', step: expect.any(Number) });
  const steps = told.flatMap(({ steps }) => steps?.step ?? []);
  expect(steps).toEqual(Array.from({ length: interrupted.step }, (_, index) => index + 1));

  const { step } = interrupted.checkpoints[interrupted.checkpoints.length - 1];
  await runs.resumeFromCheckpoint(id);
  await untilStep(runs, id, step + 30);
  await runs.stop(id);
  const { step: recorded } = runs.metrics(id).steps;
  expect(recorded).toEqual(Array.from({ length: recorded.length }, (_, index) => index + 1));
});

test('runs of a dead process are found at the next start', async () => {
  const { connection, close } = temporaryRuns();
  const { id, kill } = await trainElsewhere(connection.file);
  await kill();
  await close();
  const again = temporaryRuns({ file: connection.file });
  expect(again.interrupted).toEqual(['Run 1']);
  expect(again.runs.load(id).status).toBe('interrupted');
});

test('closing interrupts running training after a checkpoint, and wakes paused runs', async () => {
  const { runs, close, connection } = temporaryRuns();
  const [first, second] = await Promise.all([
    runs.start({ document: spiralGraph(ENDLESS) }),
    runs.start({ document: spiralGraph(ENDLESS) }),
  ]);
  await runs.pause(second.id);
  const watched = collect(runs.watch(first.id));
  await close();
  expect((await watched).at(-1)?.progress.status).toBe('interrupted');

  const again = temporaryRuns({ file: connection.file });
  expect(again.interrupted).toEqual([]);
  for (const { id } of [first, second]) {
    const run = again.runs.load(id);
    expect(run).toMatchObject({ status: 'interrupted', step: run.checkpoints.at(-1)?.step });
  }
  await again.runs.resumeFromCheckpoint(first.id);
  await again.runs.stop(first.id);
});

test('a worker that dies fails its run with the reason, and pending commands resolve', async () => {
  const folder = temporaryFolder();
  const worker = join(folder, 'worker.mjs');
  // The worker dies once its row is there and it is told to stop.
  const signal = join(folder, 'die');
  writeFileSync(
    worker,
    `import { existsSync } from 'node:fs';
     import { parentPort } from 'node:worker_threads';
     parentPort.postMessage({ type: 'started' });
     while (!existsSync(${JSON.stringify(signal)}));
     throw new Error('out of luck');`,
  );
  const { runs, connection, logged } = temporaryRuns({ workerUrl: pathToFileURL(worker) });
  // The row that the worker would have written.
  const started = runs.start({ document: spiralGraph() }).catch((error: UserError) => error);
  expect(await started).toMatchObject({ code: 'run.notFound' });
  insertRun(connection, newRun({ id: String(((await started) as UserError).details.received) }));
  const id = String(((await started) as UserError).details.received);
  const stopped = runs.stop(id);
  writeFileSync(signal, '');
  await stopped;
  expect(runs.load(id)).toMatchObject({
    status: 'failed',
    error: { code: 'run.crashed', values: { reason: expect.stringContaining('out of luck') } },
  });
  expect(logged.join()).toContain('out of luck');
});

test('a worker that cannot start rejects the run', async () => {
  const { runs } = temporaryRuns({ workerUrl: new URL('./none.ts', import.meta.url) });
  await expect(runs.start({ document: spiralGraph() })).rejects.toMatchObject({ code: 'run.crashed' });
  expect(runs.list()).toEqual([]);
});

test('a process that trains nothing leaves no lock', async () => {
  const folder = temporaryFolder();
  const { connection } = openStore(join(folder, 'a.sqlite'));
  insertRun(connection, newRun({ owner: 'gone' }));
  connection.close();
  const { interrupted, connection: opened } = temporaryRuns({ file: join(folder, 'a.sqlite') });
  expect(interrupted).toEqual(['Run 1']);
  expect(findRun(opened, 'r1')?.owner).toBeNull();
});

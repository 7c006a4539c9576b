import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { findLastCheckpoint, findRun, interruptRunsOf, readSteps } from '#app/store/index.ts';
import { temporaryStore } from '#app/store/testing/temporaryStore.ts';
import { checkGraph } from '#engine/graph/index.ts';
import { createWasmExecutor } from '#engine/kernels/index.ts';
import { initializeParameters } from '#engine/training/index.ts';
import { createControlBuffer } from './control.ts';
import { prepareRun } from './prepareRun.ts';
import { RunRecorder } from './runRecorder.ts';
import { stateOf } from './testing/recordedRun.ts';
import { ENDLESS, RESOURCES, spiralGraph } from './testing/temporaryRuns.ts';
import type { NewTask } from './trainingJob.ts';
import { trainRun } from './trainRun.ts';

const JOB = {
  runId: 'r1',
  resourcesDirectory: RESOURCES,
  threads: 1,
  givesWay: false,
  owner: 'test',
  task: { type: 'new', document: spiralGraph(), graphId: null, baseDirectory: '/' },
} as const;

test('a full disk ends the run; earlier records stay', () => {
  const connection = temporaryStore();
  const control = createControlBuffer();
  const document = spiralGraph({ ...ENDLESS, record: { gradientsEvery: 1 } });
  const run = prepareRun(connection, {
    runId: 'r1',
    databaseFile: connection.file,
    resourcesDirectory: RESOURCES,
    threads: 1,
    givesWay: false,
    owner: 'test',
    control,
    task: { type: 'new', document, graphId: null, baseDirectory: '/' },
  });
  connection.pragma(`max_page_count = ${Number(connection.pragma('page_count')) + 100}`);
  let told = 0;
  const { event, end } = trainRun({
    connection,
    run,
    control,
    executor: createWasmExecutor(),
    publish({ steps }) {
      told = steps?.step.at(-1) ?? told;
    },
  });
  expect(end).toMatchObject({ status: 'failed', error: { code: 'database.full' } });
  expect(event).toMatchObject({ progress: { status: 'failed' }, error: { code: 'database.full' } });
  expect(told).toBeGreaterThan(0);
  expect(readSteps(connection, 'r1').step).toHaveLength(told);
  expect(findLastCheckpoint(connection, 'r1')?.step).toBeLessThanOrEqual(told);
  expect(findRun(connection, 'r1')?.summary.status).toBe(end.isRecorded ? 'failed' : 'running');
});

/** A run on a database that another program has open, without waiting for locks. */
function sharedDatabase() {
  const connection = temporaryStore();
  connection.pragma('busy_timeout = 0');
  const run = prepareRun(connection, { ...JOB, databaseFile: connection.file, control: createControlBuffer() });
  return { connection, run, other: new Database(connection.file) };
}

test('a short lock by another program costs the run nothing', () => {
  const { connection, run, other } = sharedDatabase();
  let now = 0;
  const clock = () => {
    now += 1000;
    // 20 seconds after the run wants to write its end.
    if (other.inTransaction && now > 40_000) other.exec('ROLLBACK');
    return now;
  };
  const recorder = new RunRecorder({ connection, run, clock, publish() {} });
  other.exec('BEGIN IMMEDIATE');
  now = 20_000;
  expect(recorder.end('completed').end).toEqual({ status: 'completed', error: undefined, isRecorded: true });
  expect(findRun(connection, 'r1')?.summary.status).toBe('completed');
  other.close();
});

test('a permanent lock fails the run', () => {
  const { connection, run, other } = sharedDatabase();
  let now = 0;
  const recorder = new RunRecorder({ connection, run, clock: () => (now += 1000), publish() {} });
  other.exec('BEGIN IMMEDIATE');
  expect(recorder.end('completed').end).toMatchObject({
    status: 'failed',
    error: { code: 'database.locked' },
    isRecorded: false,
  });
  other.close();
});

/** Trains a run to its end, whole or cut off before its first step. @returns weights and optimizer state */
function trainToEnd(task: NewTask, isCut: boolean) {
  const connection = temporaryStore();
  const control = createControlBuffer();
  const job = { ...JOB, databaseFile: connection.file, control };
  let run = prepareRun(connection, { ...job, task });
  if (isCut) {
    interruptRunsOf(connection, 'test', Date.now());
    run = prepareRun(connection, { ...job, task: { type: 'resume' } });
  }
  const { end } = trainRun({ connection, run, control, executor: createWasmExecutor(), publish() {} });
  expect(end.status).toBe('completed');
  const last = findLastCheckpoint(connection, 'r1');
  return last && stateOf(last);
}

test('a run that is cut off before its first step is resumed to the bits of a whole one', () => {
  const document = spiralGraph({ epochs: 2 });
  const initialParameters = initializeParameters(checkGraph(document), 77);
  for (const task of [JOB.task, { ...JOB.task, initialParameters }]) {
    const own = { ...task, document };
    const whole = trainToEnd(own, false);
    expect(whole?.step).toBeGreaterThan(0);
    expect(trainToEnd(own, true)).toEqual(whole);
  }
});

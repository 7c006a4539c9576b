import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { findLastCheckpoint, findRun, openStore, readEpochs, readSteps } from '#app/store/index.ts';
import { temporaryFolder } from '#app/store/testing/temporaryStore.ts';
import { createWasmExecutor } from '#engine/kernels/index.ts';
import { createControlBuffer } from './control.ts';
import { prepareRun } from './prepareRun.ts';
import { RESOURCES } from './testing/temporaryRuns.ts';
import { trainRun } from './trainRun.ts';

/** Recorded by the same version for an uninterrupted run. */
const whole: {
  readonly epochs: readonly { epoch: number; loss: number; accuracy: number; validation: { loss: number; accuracy: number } }[];
  readonly parameters: readonly { name: string; data: number[] }[];
} = JSON.parse(readFileSync(new URL('testing/version6.json', import.meta.url), 'utf8'));

/** A database of version 6 with a run stopped in the middle of its second epoch, migrated to the newest version. */
function openOld() {
  const file = join(temporaryFolder(), 'old.sqlite');
  const old = new Database(file);
  old.pragma('foreign_keys = OFF');
  old.exec(readFileSync(new URL('testing/version6.sql', import.meta.url), 'utf8'));
  const recorded = old.prepare('SELECT accuracy FROM steps ORDER BY step').pluck().all();
  old.close();
  return { connection: openStore(file).connection, recorded };
}

test('a database of version 6 keeps all its values, by metric name', () => {
  const { connection, recorded } = openOld();
  expect(readSteps(connection, 'oldrun01').metrics).toEqual({ accuracy: recorded });
  expect(recorded).toHaveLength(6);
  const [{ epoch, loss, accuracy, validation }] = whole.epochs;
  const held = { loss: validation.loss, metrics: { accuracy: validation.accuracy } };
  expect(readEpochs(connection, 'oldrun01')).toMatchObject([{ epoch, loss, metrics: { accuracy }, validation: held }]);
  expect(findRun(connection, 'oldrun01')?.summary).toMatchObject({ loss, metrics: { accuracy }, validation: held });
  expect(findLastCheckpoint(connection, 'oldrun01')?.epochTotals).toEqual({
    loss: 21.905386924743652,
    samples: 32,
    metrics: { accuracy: { correct: 19, answers: 32 } },
  });
  connection.close();
});

test('its run resumes to the bits and values of an uninterrupted one', () => {
  const { connection } = openOld();
  const control = createControlBuffer();
  const run = prepareRun(connection, {
    runId: 'oldrun01',
    databaseFile: connection.file,
    resourcesDirectory: RESOURCES,
    threads: 1,
    givesWay: false,
    owner: 'test',
    control,
    task: { type: 'resume' },
  });
  const { end } = trainRun({ connection, run, control, executor: createWasmExecutor(), publish() {} });
  expect(end.status).toBe('completed');
  const parameters = findLastCheckpoint(connection, 'oldrun01')?.parameters.map(({ name, data }) => ({ name, data: [...data] }));
  expect(parameters).toEqual(whole.parameters);
  expect(
    readEpochs(connection, 'oldrun01').map(({ loss, metrics, validation }) => [loss, metrics.accuracy, validation?.loss]),
  ).toEqual(whole.epochs.map(({ loss, accuracy, validation }) => [loss, accuracy, validation.loss]));
  connection.close();
});

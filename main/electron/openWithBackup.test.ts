import { existsSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { MessageBoxSyncOptions } from 'electron';
import { expect, test } from 'vitest';
import { type AppOptions, openApp } from '#app/app.ts';
import { BUILT_WORKER } from '#app/runs/testing/builtWorker.ts';
import { RESOURCES } from '#app/runs/testing/temporaryRuns.ts';
import { temporaryFolder } from '#app/store/testing/temporaryStore.ts';
import { openWithBackup } from './openWithBackup.ts';
import { textsIn } from './shellTexts.ts';

/** The options of an app whose database is gone, with a backup that holds one graph. */
async function withoutDatabase(): Promise<AppOptions> {
  const options: AppOptions = {
    databaseFile: join(temporaryFolder(), 'backwire.sqlite'),
    resourcesDirectory: RESOURCES,
    workerUrl: BUILT_WORKER,
    version: '1.2.3',
    host: { kind: 'desktop', saveFile: async () => ({ kind: 'canceled' }), showProgress() {}, useLanguage() {} },
  };
  const app = openApp(options);
  app.services.graphs.createFromExample('xor');
  await app.close();
  rmSync(options.databaseFile);
  return options;
}

/** A dialog answered with a button, which records the question. */
function answering(button: number) {
  const asked: MessageBoxSyncOptions[] = [];
  const showMessageBoxSync = ((options: MessageBoxSyncOptions) => {
    asked.push(options);
    return button;
  }) as never;
  return { dialog: { showMessageBoxSync }, asked };
}

const plain = textsIn('en');

test('a user who opens the window without a database can restore its backup', async () => {
  const options = await withoutDatabase();
  const { dialog, asked } = answering(0);
  const app = openWithBackup(options, dialog, plain);
  expect(asked).toMatchObject([{ buttons: ['Restore backup', 'Create new database', 'Quit'], cancelId: 2 }]);
  expect(asked[0].detail).toContain('0 runs and 1 graph');
  expect(app?.services.graphs.list()).toHaveLength(1);
  expect(app?.notices).toMatchObject([{ code: 'database.restored' }]);
  await app?.close();
});

test('or start with a new one, and the backup is kept', async () => {
  const options = await withoutDatabase();
  const app = openWithBackup(options, answering(1).dialog, plain);
  expect(app?.services.graphs.list()).toEqual([]);
  expect(app?.notices).toMatchObject([{ code: 'database.begunAnew' }]);
  await app?.close();
  expect(readdirSync(dirname(options.databaseFile)).join()).toContain('backwire.sqlite.backup.kept-');
});

test('or cancel, and nothing is changed', async () => {
  const options = await withoutDatabase();
  expect(openWithBackup(options, answering(2).dialog, plain)).toBeUndefined();
  expect(existsSync(options.databaseFile)).toBe(false);
  expect(readdirSync(dirname(options.databaseFile))).toEqual(['backwire.sqlite.backup']);
});

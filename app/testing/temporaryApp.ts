import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type AppOptions, openApp } from '../app.ts';
import { savingHost } from '../host/testing/savingHost.ts';
import { BUILT_WORKER } from '../runs/testing/builtWorker.ts';
import { RESOURCES } from '../runs/testing/temporaryRuns.ts';
import { temporaryFolder } from '../store/testing/temporaryStore.ts';

/** The app on a database in a folder of its own, until the test is over. */
export function temporaryApp({
  folder = temporaryFolder(),
  ...options
}: Partial<AppOptions> & { readonly folder?: string } = {}) {
  const logged: string[] = [];
  const app = openApp({
    databaseFile: join(folder, 'backwire.sqlite'),
    resourcesDirectory: RESOURCES,
    workerUrl: BUILT_WORKER,
    version: '1.2.3',
    baseDirectory: folder,
    log: (text) => logged.push(text),
    host: savingHost(folder),
    ...options,
  });
  onTestFinished(() => app.close());
  return { app, folder, logged };
}

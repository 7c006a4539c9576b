import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { RPCHandler } from '@orpc/server/message-port';
import { onTestFinished } from 'vitest';
import { type AppOptions, openApp } from '../app.ts';
import type { Contract } from '../contract/index.ts';
import { savingHost } from '../host/testing/savingHost.ts';
import { BUILT_WORKER } from '../runs/testing/builtWorker.ts';
import { RESOURCES } from '../runs/testing/temporaryRuns.ts';
import { temporaryFolder } from '../store/testing/temporaryStore.ts';

/** The app behind a message port, as in the desktop window, until the test is over. */
export function connectedApp(options: Partial<AppOptions> = {}) {
  const folder = temporaryFolder();
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
  const { port1, port2 } = new MessageChannel();
  new RPCHandler(app.router).upgrade(port1);
  port1.start();
  port2.start();
  const client: ContractRouterClient<Contract> = createORPCClient(new RPCLink({ port: port2 }));
  onTestFinished(async () => {
    port2.close();
    await app.close();
  });
  return { app, client, folder, logged, hangUp: () => port2.close() };
}

import { once } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { RPCHandler } from '@orpc/server/message-port';
import { onTestFinished } from 'vitest';
import type { Contract } from '../contract/index.ts';
import { temporaryApp } from './temporaryApp.ts';

/** The app behind a message port, as in the desktop window, until the test is over. */
export function connectedApp(options: Parameters<typeof temporaryApp>[0] = {}) {
  const opened = temporaryApp(options);
  const { port1, port2 } = new MessageChannel();
  new RPCHandler(opened.app.router).upgrade(port1);
  const closed = once(port1, 'close');
  port1.start();
  port2.start();
  const client: ContractRouterClient<Contract> = createORPCClient(new RPCLink({ port: port2 }));
  // Before the app is closed, which was registered earlier.
  onTestFinished(async () => {
    port2.close();
    await closed;
  });
  return { ...opened, client, hangUp: () => port2.close() };
}

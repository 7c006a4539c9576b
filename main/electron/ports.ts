import type { AnyRouter } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import type { IpcMain, MessageChannelMain } from 'electron';
import { PORT, REQUEST_PORT } from './channels.ts';
import { isTrustedSender } from './security.ts';

/** Gives the page a port for the contract on request. Other senders get no answer. */
export function offerPorts(ipcMain: Pick<IpcMain, 'on'>, router: AnyRouter, createChannel: () => MessageChannelMain): void {
  const handler = new RPCHandler(router);
  ipcMain.on(REQUEST_PORT, ({ senderFrame }) => {
    if (!senderFrame || !isTrustedSender(senderFrame)) return;
    const { port1, port2 } = createChannel();
    handler.upgrade(port1);
    port1.start();
    senderFrame.postMessage(PORT, null, [port2]);
  });
}

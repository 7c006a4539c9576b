import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { os } from '@orpc/server';
import type { IpcMain, IpcMainEvent, MessageChannelMain } from 'electron';
import { expect, test } from 'vitest';
import { PORT, REQUEST_PORT } from './channels.ts';
import { offerPorts } from './ports.ts';

const router = { greet: os.handler(() => 'hello') };

/** Lets a frame request a port, and returns what was posted to it. */
function ask(url: string) {
  const posted: { channel: string; ports: MessagePort[] }[] = [];
  const channels: MessageChannel[] = [];
  const createChannel = () => {
    const channel = new MessageChannel();
    channels.push(channel);
    return channel as unknown as MessageChannelMain;
  };
  const senderFrame = {
    url,
    parent: null,
    postMessage: (channel: string, _message: unknown, ports: MessagePort[]) => posted.push({ channel, ports }),
  };
  const ipcMain = {
    on(channel: string, listener: (event: IpcMainEvent) => void) {
      expect(channel).toBe(REQUEST_PORT);
      listener({ senderFrame } as unknown as IpcMainEvent);
      return this;
    },
  };
  offerPorts(ipcMain as unknown as IpcMain, router, createChannel);
  const close = () => {
    for (const { port1 } of channels) port1.close();
  };
  return { posted, close };
}

test('the page gets a port that carries the contract', async () => {
  const { posted, close } = ask('app://backwire/');
  expect(posted).toMatchObject([{ channel: PORT }]);
  const [port] = posted[0].ports;
  const client = createORPCClient<{ greet(): Promise<string> }>(new RPCLink({ port }));
  port.start();
  expect(await client.greet()).toBe('hello');
  close();
});

test('another page gets no answer', () => {
  expect(ask('https://evil.example/').posted).toEqual([]);
});

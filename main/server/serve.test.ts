import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Contract } from '#app/contract/index.ts';
import { bind } from './bind.ts';
import { type ServeOptions, serve } from './serve.ts';
import { writeTestPage } from './testing.ts';

/** The server's files in a temporary folder. */
async function prepare(): Promise<ServeOptions & { readonly port: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'backwire-test-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return {
    databaseFile: join(folder, 'backwire.sqlite'),
    rendererDirectory: await writeTestPage(folder),
    resourcesDirectory: join(import.meta.dirname, '../../resources'),
    workerUrl: new URL('file:///no/worker/starts/here.js'),
    version: '1.2.3',
    port: 0,
  };
}

/** Opens the contract as the page does: the token for a cookie, then the WebSocket. */
async function openClient(address: string): Promise<ContractRouterClient<Contract>> {
  const { origin, host } = new URL(address);
  const [cookie] = (await fetch(address)).headers.getSetCookie();
  const socket = new WebSocket(`ws://${host}/rpc`, { headers: { origin, cookie } });
  onTestFinished(() => socket.terminate());
  return createORPCClient(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }));
}

test('the app is served at the printed address', async () => {
  const options = await prepare();
  const { address, notices, close } = await serve(options);
  onTestFinished(close);
  expect(new URL(address).hostname).toBe('127.0.0.1');
  expect(notices).toEqual([]);
  const client = await openClient(address);
  expect(await client.system.info()).toMatchObject({ host: 'browser', version: '1.2.3', databaseFile: options.databaseFile });
});

test('a saved file becomes a download', async () => {
  const { address, close } = await serve(await prepare());
  onTestFinished(close);
  const client = await openClient(address);
  const { document } = await client.graphs.createFromExample({ id: 'xor' });
  const file = await client.graphs.export({ document });
  if (file.kind !== 'download') throw new Error(`The file was ${file.kind}`);
  const [cookie] = (await fetch(address)).headers.getSetCookie();
  const response = await fetch(new URL(file.url, address), { headers: { cookie } });
  expect(file.fileName).toMatch(/\.backwire\.json$/);
  expect(await response.json()).toEqual(document);
});

test('closing frees the port', async () => {
  const { address, close } = await serve(await prepare());
  await close();
  const { server } = await bind('127.0.0.1', Number(new URL(address).port));
  server.close();
});

test('without a port it takes another one if the usual one is in use', async () => {
  const [first, second] = await Promise.all([prepare(), prepare()]);
  const { port: _1, ...usual } = first;
  const { port: _2, ...also } = second;
  const one = await serve(usual);
  onTestFinished(one.close);
  const two = await serve(also);
  onTestFinished(two.close);
  expect(new URL(two.address).port).not.toBe(new URL(one.address).port);
});

test('if the requested port is in use, the database is not touched', async () => {
  const { server, port } = await bind('127.0.0.1', 0);
  onTestFinished(() => {
    server.close();
  });
  const options = await prepare();
  await expect(serve({ ...options, port })).rejects.toMatchObject({ code: 'server.portInUse' });
  expect(existsSync(options.databaseFile)).toBe(false);
});

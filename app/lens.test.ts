import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { RPCHandler } from '@orpc/server/message-port';
import { expect, onTestFinished, test } from 'vitest';
import { checkGraph } from '#engine/graph/index.ts';
import { lens } from '#engine/lens/index.ts';
import { initializeParameters, readSamples } from '#engine/training/index.ts';
import { type AppOptions, openApp } from './app.ts';
import type { Contract, LensPass, LensQuestion } from './contract/index.ts';
import { savingHost } from './host/testing/savingHost.ts';
import { BUILT_WORKER } from './runs/testing/builtWorker.ts';
import { RESOURCES, spiralGraph } from './runs/testing/temporaryRuns.ts';
import { temporaryFolder } from './store/testing/temporaryStore.ts';

/** The app behind a message port, as in the desktop window. */
function connected(options: Partial<AppOptions> = {}) {
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
  return { app, client, folder, logged };
}

/** The elements of a tensor. */
function numbersOf({ data = '' }: { readonly data?: string | undefined }): number[] {
  const bytes = Buffer.from(data, 'base64');
  return Array.from({ length: bytes.length / 8 }, (_, index) => bytes.readDoubleLE(8 * index));
}

const nodeOf = ({ nodes }: LensPass, id: string) => nodes.find((node) => node.id === id);

test('a typed sample on fresh weights gets the numbers of the reference', async () => {
  const { client } = connected();
  const document = spiralGraph();
  const weights = { kind: 'fresh', document, seed: 7 } as const;
  const subject = await client.lens.open({ weights });
  expect(subject).toMatchObject({ run: null, samples: { train: 80, validation: 0, test: 20 }, dataProblem: null });
  const question: LensQuestion = {
    weights,
    samples: { kind: 'typed', inputs: { x: [0.5, -0.25] }, targets: { y: [1] } },
    mode: 'evaluate',
    changes: [],
  };
  const pass = await client.lens.pass(question);
  const graph = checkGraph(document);
  const expected = lens({
    graph,
    parameters: initializeParameters(graph, 7),
    inputs: readSamples([[0.5, -0.25]], graph, 'input', 'x'),
    targets: readSamples([1], graph, 'target', 'y'),
  });
  expect(pass.loss).toBe(expected.loss);
  for (const [id, { out, dout }] of Object.entries(expected.nodes)) {
    const node = nodeOf(pass, id);
    expect(numbersOf(node?.out ?? {})).toEqual(out.data);
    if (dout) expect(numbersOf(node?.dout ?? {})).toEqual(dout.data);
  }
  const weight = await client.lens.tensor({ question, address: 'h.dweight', from: 2, count: 3 });
  expect(numbersOf(weight)).toEqual(expected.gradients['h.weight'].data.slice(2, 5));
});

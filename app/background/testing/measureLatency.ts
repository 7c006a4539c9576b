import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { RPCHandler } from '@orpc/server/message-port';
import { openApp } from '#app/app.ts';
import type { Contract } from '#app/contract/index.ts';
import { savingHost } from '#app/host/testing/savingHost.ts';
import { WritingConnection } from '#app/store/index.ts';
import { emptyGraph, type GraphDocument } from '#engine/graph/index.ts';
import { writeLargeCsv } from './largeCsv.ts';

/**
 * Manual measurement of the latency of a light call while the main process has a large data file inspected, a large weights file
 * exported and a run of a million steps opened: `node app/background/testing/measureLatency.ts [MEGABYTES]`, after `npm run
 * build`.
 */
const MEGABYTES = Number(process.argv[2] ?? 2000);
const STEPS = 1_000_000;

type Client = ContractRouterClient<Contract>;

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'backwire-latency-'));
const databaseFile = join(folder, 'backwire.sqlite');
const app = openApp({
  databaseFile,
  resourcesDirectory: join(root, 'resources'),
  workerUrl: pathToFileURL(join(root, 'dist/node/trainingWorker.js')),
  version: '0.0.0',
  baseDirectory: folder,
  host: savingHost(folder),
});
const { port1, port2 } = new MessageChannel();
new RPCHandler(app.router).upgrade(port1);
port1.start();
port2.start();
const client: Client = createORPCClient(new RPCLink({ port: port2 }));

/** Does some work, makes light calls meanwhile, and reports the longest latency. */
async function measure(name: string, work: () => Promise<unknown>): Promise<void> {
  const latencies: number[] = [];
  // Of this thread only: on a busy machine, wall time includes other processes.
  const busy: number[] = [];
  const started = performance.now();
  let isDone = false;
  const done = work().finally(() => {
    isDone = true;
  });
  while (!isDone) {
    const asked = performance.now();
    const before = process.threadCpuUsage();
    await client.system.info();
    const { user, system } = process.threadCpuUsage(before);
    latencies.push(performance.now() - asked);
    busy.push((user + system) / 1000);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  const result = await done;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const bytes = JSON.stringify(result).length;
  console.log(
    `${name}: ${seconds} s, ${bytes} bytes of answer; ${latencies.length} light calls, the longest ${Math.max(...latencies).toFixed(1)} ms, of which the main thread computed ${Math.max(...busy).toFixed(1)} ms`,
  );
}

/** A network of about a million parameters on the XOR data. */
function wideNetwork(): GraphDocument {
  return {
    ...emptyGraph('wide'),
    nodes: [
      { id: 'x', type: 'input', params: { shape: [2] } },
      { id: 'h', type: 'dense', params: { units: 1000 } },
      { id: 'g', type: 'dense', params: { units: 1000 } },
      { id: 'o', type: 'dense', params: { units: 2 } },
      { id: 'y', type: 'target', params: { shape: [], classes: 2 } },
      { id: 'j', type: 'crossEntropy', params: {} },
    ],
    edges: [
      { from: ['x', 'out'], to: ['h', 'in'] },
      { from: ['h', 'out'], to: ['g', 'in'] },
      { from: ['g', 'out'], to: ['o', 'in'] },
      { from: ['o', 'out'], to: ['j', 'prediction'] },
      { from: ['y', 'out'], to: ['j', 'target'] },
    ],
    data: { dataset: 'xor' },
    training: { epochs: 1 },
  };
}

async function train(): Promise<string> {
  const { id } = await client.runs.start({ document: wideNetwork() });
  for await (const _ of await client.runs.watch({ runId: id })) {
    // Until it ends.
  }
  return id;
}

function lengthen(runId: string): void {
  const connection = WritingConnection.open(databaseFile);
  connection.execute(`
    WITH RECURSIVE n(step) AS (SELECT 1 UNION ALL SELECT step + 1 FROM n WHERE step < ${STEPS})
    INSERT OR REPLACE INTO steps (run_key, step, epoch, loss, metrics, learning_rate, time)
      SELECT (SELECT key FROM runs WHERE id = '${runId}'), step, step / 1000, 1.0 / step + (step * 7919 % 1000) / 1e4,
        json_object('accuracy', (step * 7919 % 1000) / 1e3), 0.1, step * 0.5 FROM n;
    WITH RECURSIVE n(step) AS (SELECT 20 UNION ALL SELECT step + 20 FROM n WHERE step < ${STEPS})
    INSERT OR REPLACE INTO gradients (run_key, parameter, step, norm, non_finite)
      SELECT (SELECT key FROM runs WHERE id = '${runId}'), 'h.weight', step, 1.0 / step, 0 FROM n;`);
  connection.close();
}

try {
  const runId = await train();
  await measure('export of weights', () => client.weights.export({ runId }));
  lengthen(runId);
  await measure('its summary', () => client.runs.load({ runId }));
  await measure(`a run of ${STEPS} steps`, () => client.runs.metrics({ runId }));
  await measure('the same again', () => client.runs.metrics({ runId }));
  await measure('a thousandth of it', () => client.runs.metrics({ runId, from: 500_000, to: 501_000 }));
  await measure('its gradients', () => client.runs.gradients({ runId }));
  const file = join(folder, 'large.csv');
  writeLargeCsv(file, MEGABYTES * 1e6);
  const settings = { dataset: file };
  await client.datasets.allow(settings);
  await measure(`inspection of ${MEGABYTES} MB`, () => client.datasets.inspect(settings).catch(({ message }) => message));
} finally {
  port2.close();
  await app.close();
  rmSync(folder, { recursive: true, force: true });
}

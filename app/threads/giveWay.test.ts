import { once } from 'node:events';
import { getPriority } from 'node:os';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';

/** Calls giveWay in a thread, which starts another, and reads the nice values of both. */
const THREAD = `
  import { getPriority } from 'node:os';
  import { parentPort, Worker } from 'node:worker_threads';
  import { giveWay } from '${new URL('giveWay.ts', import.meta.url)}';
  giveWay();
  const helper = new Worker(
    "require('node:worker_threads').parentPort.postMessage(require('node:os').getPriority())",
    { eval: true, execArgv: [] },
  );
  helper.once('message', (ofHelper) => parentPort.postMessage([getPriority(), ofHelper]));
`;

test.runIf(process.platform === 'linux')('a thread gives way, with those that it starts, and the process does not', async () => {
  const before = getPriority();
  const thread = new Worker(new URL(`data:text/javascript,${encodeURIComponent(THREAD)}`), { execArgv: [] });
  const [[ofThread, ofHelper]] = await once(thread, 'message');
  await thread.terminate();
  expect(ofThread).toBe(Math.max(before, 10));
  expect(ofHelper).toBe(ofThread);
  expect(getPriority()).toBe(before);
});

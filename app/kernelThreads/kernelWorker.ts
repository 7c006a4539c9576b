import { parentPort, workerData } from 'node:worker_threads';
import { type HelperStart, TeamHelper, type TeamMessage } from '#engine/kernels/index.ts';

/** A helper thread of kernel programs. Started with a HelperStart; receives TeamMessages. */
if (!parentPort) throw new Error('a kernel worker is started as a worker thread');
const helper = new TeamHelper(workerData as HelperStart);
parentPort.on('message', (message: TeamMessage) => helper.receive(message));

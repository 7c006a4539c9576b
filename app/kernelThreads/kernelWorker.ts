import { parentPort, workerData } from 'node:worker_threads';
import { type HelperStart, TeamHelper, type TeamMessage } from '#engine/kernels/index.ts';

/** A thread that helps to run programs. It is started with a HelperStart and receives TeamMessages. */
if (!parentPort) throw new Error('a kernel worker is started as a worker thread');
const helper = new TeamHelper(workerData as HelperStart);
parentPort.on('message', (message: TeamMessage) => helper.receive(message));

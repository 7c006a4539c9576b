import { parentPort, workerData } from 'node:worker_threads';
import { runJob } from './runJob.ts';
import type { TrainingJob } from './trainingJob.ts';

/** The thread of a run. Started with a TrainingJob; posts WorkerMessages. */
if (!parentPort) throw new Error('the training worker is started as a worker thread');
const port = parentPort;
runJob(workerData as TrainingJob, (message) => port.postMessage(message));

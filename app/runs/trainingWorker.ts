import { parentPort, workerData } from 'node:worker_threads';
import { startTeam } from '#app/kernelThreads/index.ts';
import { WritingConnection } from '#app/store/index.ts';
import { giveWay } from '#app/threads/giveWay.ts';
import { createWasmExecutor } from '#engine/kernels/index.ts';
import { toErrorData } from './errors.ts';
import { type PreparedRun, prepareRun } from './prepareRun.ts';
import type { TrainingJob, WorkerMessage } from './trainingJob.ts';
import { trainRun } from './trainRun.ts';

/** The thread of a run. Started with a TrainingJob; posts WorkerMessages. */
if (!parentPort) throw new Error('the training worker is started as a worker thread');
const port = parentPort;

/** Beside the training worker, as both are built. */
const KERNEL_WORKER = new URL('./kernelWorker.js', import.meta.url);

/** Runs a training worker's job from start to end. */
function runJob(job: TrainingJob, tell: (message: WorkerMessage) => void): void {
  let connection: WritingConnection | undefined;
  let run: PreparedRun;
  const { team, close } = startTeam(KERNEL_WORKER, job.threads);
  const executor = createWasmExecutor({ team });
  try {
    connection = WritingConnection.open(job.databaseFile, { fileMustExist: true });
    run = prepareRun(connection, job, executor);
  } catch (error) {
    connection?.close();
    void close();
    tell({ type: 'refused', error: toErrorData(error) });
    return;
  }
  tell({ type: 'started', remarks: run.remarks });
  const publish = (event: Extract<WorkerMessage, { type: 'event' }>['event']) => tell({ type: 'event', event });
  if (job.givesWay) giveWay();
  const ended = trainRun({ connection, run, control: job.control, port: job.port, executor, publish });
  connection.close();
  void close();
  tell({ type: 'ended', ...ended });
}

runJob(workerData as TrainingJob, (message) => port.postMessage(message));

import { availableParallelism } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { startTeam } from '#app/kernelThreads/index.ts';
import { answerTasks } from '#app/threads/answerTasks.ts';
import { createWasmExecutor } from '#engine/kernels/index.ts';
import type { BackgroundStart, BackgroundTask, TaskResults, TaskType } from './backgroundTask.ts';
import { createHandlers } from './backgroundWork.ts';
import { describeTask } from './describeTask.ts';

/**
 * The thread for reading files and other long work, so that the main process stays responsive. Started with a BackgroundStart;
 * receives BackgroundTasks and posts TaskAnswers.
 */
if (!parentPort) throw new Error('the background worker is started as a worker thread');
const port = parentPort;

/** Beside this worker, as both are built. */
const KERNEL_WORKER = new URL('./kernelWorker.js', import.meta.url);
const createExecutor = () => createWasmExecutor({ team: startTeam(KERNEL_WORKER, availableParallelism()).team });
const handlers = createHandlers(
  workerData as BackgroundStart,
  (progress) => port.postMessage({ type: 'progress', progress }),
  createExecutor,
);

answerTasks<BackgroundTask>(
  port,
  (task) => {
    const handle = handlers[task.type] as (task: BackgroundTask) => TaskResults[TaskType] | Promise<TaskResults[TaskType]>;
    return handle(task);
  },
  describeTask,
);

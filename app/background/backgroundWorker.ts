import { availableParallelism } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { startTeam } from '#app/kernelThreads/index.ts';
import { toErrorData } from '#app/threads/errorData.ts';
import { createWasmExecutor } from '#engine/kernels/index.ts';
import type { BackgroundStart, BackgroundTask, TaskAnswer, TaskResults, TaskType } from './backgroundTask.ts';
import { createHandlers } from './backgroundWork.ts';
import { crashed, isOutOfMemory, outOfMemory } from './errors.ts';

/**
 * The thread for reading files and other long work, so that the main process stays responsive. Started with a BackgroundStart;
 * receives BackgroundTasks and posts TaskAnswers.
 */
if (!parentPort) throw new Error('the background worker is started as a worker thread');
const port = parentPort;
const answer = (given: TaskAnswer) => port.postMessage(given);

/** Beside this worker, as both are built. */
const KERNEL_WORKER = new URL('./kernelWorker.js', import.meta.url);
const createExecutor = () => createWasmExecutor({ team: startTeam(KERNEL_WORKER, availableParallelism()).team });
const start = workerData as BackgroundStart;
const handlers = createHandlers(start, (progress) => answer({ type: 'progress', progress }), createExecutor);

port.on('message', async (task: BackgroundTask) => answer(await carryOut(task)));

async function carryOut(task: BackgroundTask): Promise<TaskAnswer> {
  try {
    const handle = handlers[task.type] as (task: BackgroundTask) => TaskResults[TaskType] | Promise<TaskResults[TaskType]>;
    return { type: 'done', result: await handle(task) };
  } catch (error) {
    const foreseen = isOutOfMemory(error) ? outOfMemory(task, undefined) : error;
    return { type: 'failed', error: toErrorData(foreseen, (reason) => crashed(task, reason)) };
  }
}

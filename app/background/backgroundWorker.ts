import { parentPort, workerData } from 'node:worker_threads';
import { answerTasks } from '#app/threads/answerTasks.ts';
import type { BackgroundStart, BackgroundTask, TaskResults, TaskType } from './backgroundTask.ts';
import { createHandlers } from './backgroundWork.ts';
import { describeTask } from './describeTask.ts';

/**
 * The thread for reading files and other long work, so that the main process stays responsive. Started with a BackgroundStart;
 * receives BackgroundTasks and posts TaskAnswers.
 */
if (!parentPort) throw new Error('the background worker is started as a worker thread');
const port = parentPort;
const handlers = createHandlers(workerData as BackgroundStart, (progress) => port.postMessage({ type: 'progress', progress }));

answerTasks<BackgroundTask>(
  port,
  (task) => {
    const handle = handlers[task.type] as (task: BackgroundTask) => TaskResults[TaskType] | Promise<TaskResults[TaskType]>;
    return handle(task);
  },
  describeTask,
);

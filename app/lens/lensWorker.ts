import { parentPort, workerData } from 'node:worker_threads';
import { answerTasks } from '#app/threads/answerTasks.ts';
import { describeTask } from './describeTask.ts';
import type { LensResults, LensStart, LensTask, LensTaskType } from './lensTask.ts';
import { createHandlers } from './lensWork.ts';

/** The permanent thread of the lens. Started with a LensStart; receives LensTasks and posts TaskAnswers. */
if (!parentPort) throw new Error("the lens's worker is started as a worker thread");
const port = parentPort;
const handlers = createHandlers(workerData as LensStart, (progress) => port.postMessage({ type: 'progress', progress }));

answerTasks<LensTask>(
  port,
  (task) => {
    const handle = handlers[task.type] as (task: LensTask) => LensResults[LensTaskType];
    return handle(task);
  },
  describeTask,
);

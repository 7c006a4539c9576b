import type { MessagePort } from 'node:worker_threads';
import { toErrorData } from './errorData.ts';
import type { TaskAnswer } from './taskThread.ts';
import { crashed, isOutOfMemory, outOfMemory, type WorkDescription } from './threadErrors.ts';

/** Thrown by work that was asked to be given up. */
export class TaskCanceled extends Error {
  override readonly name = 'TaskCanceled';
}

/** The other end of a `TaskThread`: carries out each task that arrives, and posts its answer. */
export function answerTasks<Task>(
  port: MessagePort,
  carryOut: (task: Task) => unknown,
  describe: (task: Task) => WorkDescription,
): void {
  port.on('message', async (task: Task) => port.postMessage(await answer(task)));

  async function answer(task: Task): Promise<TaskAnswer<unknown, never>> {
    try {
      return { type: 'done', result: await carryOut(task) };
    } catch (error) {
      if (error instanceof TaskCanceled) return { type: 'canceled' };
      const foreseen = isOutOfMemory(error) ? outOfMemory(describe(task), undefined) : error;
      return { type: 'failed', error: toErrorData(foreseen, (reason) => crashed(describe(task), reason)) };
    }
  }
}

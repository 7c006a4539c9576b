import { Worker } from 'node:worker_threads';
import { fromErrorData } from '#app/threads/errorData.ts';
import type { MemoryLimits } from '#app/threads/memoryLimits.ts';
import { hardLimits, watchMemory } from '#app/threads/watchMemory.ts';
import { message } from '#engine/messages/index.ts';
import type {
  BackgroundStart,
  BackgroundTask,
  TaskAnswer,
  TaskOf,
  TaskProgress,
  TaskResults,
  TaskType,
} from './backgroundTask.ts';
import { closing, crashed, isOutOfMemory, outOfMemory } from './errors.ts';

export interface BackgroundThreadOptions {
  readonly workerUrl: URL;
  readonly start: BackgroundStart;
  /** Limits above which the thread is ended. */
  readonly limits: MemoryLimits;
  /** Logs the origin of bugs. */
  readonly log: (text: string) => void;
}

interface Pending {
  readonly task: BackgroundTask;
  readonly resolve: (result: never) => void;
  readonly reject: (error: unknown) => void;
  readonly onProgress: ((progress: TaskProgress) => void) | undefined;
}

export interface AskOptions {
  /** Ends the thread; the task then fails with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: TaskProgress) => void) | undefined;
}

/** A thread that runs one task at a time. If it ends for any reason, the task fails. */
export class BackgroundThread {
  /** Resolves when the thread has ended. */
  readonly ended: Promise<void>;
  readonly #options: BackgroundThreadOptions;
  readonly #worker: Worker;
  #pending: Pending | undefined;
  #hasEnded = false;

  constructor(options: BackgroundThreadOptions) {
    const { workerUrl, start, limits } = options;
    this.#options = options;
    this.#worker = new Worker(workerUrl, { workerData: start, execArgv: [], resourceLimits: hardLimits(limits) });
    watchMemory(this.#worker, limits, (limitMb) => void this.#end((task) => outOfMemory(task, limitMb)));
    this.#worker.on('message', (answer: TaskAnswer) => this.#receive(answer));
    this.#worker.on('error', (error) => this.#fail((task) => this.#describeDeath(task, error)));
    this.ended = new Promise((resolve) => {
      this.#worker.on('exit', (code) => {
        this.#hasEnded = true;
        this.#fail((task) => crashed(task, message('the thread exited with code {{code}}', { code })));
        resolve();
      });
    });
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /**
   * Runs a task.
   * @throws UserError background.*, and errors of the task
   */
  async ask<Type extends TaskType>(task: TaskOf<Type>, { signal, onProgress }: AskOptions = {}): Promise<TaskResults[Type]> {
    signal?.throwIfAborted();
    if (this.#hasEnded) throw closing(task);
    const cancel = () => void this.#end(() => signal?.reason);
    signal?.addEventListener('abort', cancel);
    try {
      return await new Promise<TaskResults[Type]>((resolve, reject) => {
        this.#pending = { task, resolve, reject, onProgress };
        this.#worker.postMessage(task);
      });
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  }

  /** Ends the thread during any work. Resolves when it has ended. */
  async end(): Promise<void> {
    await this.#end(closing);
  }

  /** The task fails only after the thread has ended, so that nothing of it continues. */
  async #end(describeEnd: (task: BackgroundTask) => unknown): Promise<void> {
    const pending = this.#pending;
    this.#pending = undefined;
    this.#hasEnded = true;
    await this.#worker.terminate();
    pending?.reject(describeEnd(pending.task));
  }

  #receive(answer: TaskAnswer): void {
    if (answer.type === 'progress') {
      this.#pending?.onProgress?.(answer.progress);
      return;
    }
    if (answer.type === 'failed') {
      const { error } = answer;
      if (error.stack) this.#options.log(error.stack);
      this.#fail(() => fromErrorData(error));
      return;
    }
    const pending = this.#pending;
    this.#pending = undefined;
    pending?.resolve(answer.result as never);
  }

  #fail(describe: (task: BackgroundTask) => unknown): void {
    const pending = this.#pending;
    this.#pending = undefined;
    pending?.reject(describe(pending.task));
  }

  #describeDeath(task: BackgroundTask, error: Error): unknown {
    if (isOutOfMemory(error)) return outOfMemory(task, this.#options.limits.heapMb);
    this.#options.log(error.stack ?? error.message);
    return crashed(task, error.message);
  }
}

import { Worker } from 'node:worker_threads';
import { message } from '#engine/messages/index.ts';
import { type ErrorData, fromErrorData } from './errorData.ts';
import type { MemoryLimits } from './memoryLimits.ts';
import { closing, crashed, isOutOfMemory, outOfMemory, type WorkDescription } from './threadErrors.ts';
import { hardLimits, watchMemory } from './watchMemory.ts';

/** A thread's answers to a task: progress, then the result. */
export type TaskAnswer<Result, Progress> =
  | { readonly type: 'done'; readonly result: Result }
  | { readonly type: 'failed'; readonly error: ErrorData }
  | { readonly type: 'canceled' }
  | { readonly type: 'progress'; readonly progress: Progress };

export interface TaskThreadOptions<Task> {
  readonly workerUrl: URL;
  /** Its `workerData`. */
  readonly start: object;
  /** Limits above which the thread is ended. */
  readonly limits: MemoryLimits;
  readonly describe: (task: Task) => WorkDescription;
  /** Logs the origin of bugs. */
  readonly log: (text: string) => void;
  /** For a thread that watches it while it works: becomes 1 if its task shall be given up. It is ended if it takes long. */
  readonly cancellation?: Int32Array<SharedArrayBuffer> | undefined;
}

interface Pending<Task, Progress> {
  readonly task: Task;
  readonly resolve: (result: never) => void;
  readonly reject: (error: unknown) => void;
  readonly onProgress: ((progress: Progress) => void) | undefined;
}

export interface AskOptions<Progress> {
  /** Ends the task, and the thread unless it gives up by itself; the task then fails with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** True for work that the thread gives up soon, however long a part of it takes: it is never ended for it. */
  readonly isPatient?: boolean;
}

/** The time that a thread has to give up a canceled task. */
const CANCEL_MS = 2000;

/** A thread that runs one task at a time. If it ends for any reason, the task fails. */
export class TaskThread<Task, Progress> {
  /** Resolves when the thread has ended. */
  readonly ended: Promise<void>;
  readonly #options: TaskThreadOptions<Task>;
  readonly #worker: Worker;
  #pending: Pending<Task, Progress> | undefined;
  #hasEnded = false;

  constructor(options: TaskThreadOptions<Task>) {
    const { workerUrl, start, limits } = options;
    this.#options = options;
    this.#worker = new Worker(workerUrl, { workerData: start, execArgv: [], resourceLimits: hardLimits(limits) });
    watchMemory(this.#worker, limits, (limitMb) => void this.#end((work) => outOfMemory(work, limitMb)));
    this.#worker.on('message', (answer: TaskAnswer<unknown, Progress>) => this.#receive(answer));
    this.#worker.on('error', (error) => this.#fail((work) => this.#describeDeath(work, error)));
    this.ended = new Promise((resolve) => {
      this.#worker.on('exit', (code) => {
        this.#hasEnded = true;
        this.#fail((work) => crashed(work, message('the thread exited with code {{code}}', { code })));
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
  async ask<Result>(task: Task, { signal, onProgress, isPatient }: AskOptions<Progress> = {}): Promise<Result> {
    signal?.throwIfAborted();
    if (this.#hasEnded) throw closing(this.#options.describe(task));
    const { cancellation } = this.#options;
    let patience: NodeJS.Timeout | undefined;
    const cancel = () => {
      const end = () => void this.#end(() => signal?.reason);
      if (!cancellation) return end();
      Atomics.store(cancellation, 0, 1);
      if (!isPatient) patience = setTimeout(end, CANCEL_MS);
    };
    signal?.addEventListener('abort', cancel);
    try {
      return await new Promise<Result>((resolve, reject) => {
        this.#pending = { task, resolve, reject, onProgress };
        if (cancellation) Atomics.store(cancellation, 0, 0);
        this.#worker.postMessage(task);
      });
    } catch (error) {
      throw signal?.aborted ? signal.reason : error;
    } finally {
      clearTimeout(patience);
      signal?.removeEventListener('abort', cancel);
    }
  }

  /** Ends the thread during any work. Resolves when it has ended. */
  async end(): Promise<void> {
    await this.#end(closing);
  }

  /** The task fails only after the thread has ended, so that nothing of it continues. */
  async #end(describeEnd: (work: WorkDescription) => unknown): Promise<void> {
    const pending = this.#pending;
    this.#pending = undefined;
    this.#hasEnded = true;
    await this.#worker.terminate();
    pending?.reject(describeEnd(this.#options.describe(pending.task)));
  }

  #receive(answer: TaskAnswer<unknown, Progress>): void {
    if (answer.type === 'progress') {
      this.#pending?.onProgress?.(answer.progress);
      return;
    }
    if (answer.type === 'canceled') {
      this.#fail(closing);
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

  #fail(describe: (work: WorkDescription) => unknown): void {
    const pending = this.#pending;
    this.#pending = undefined;
    pending?.reject(describe(this.#options.describe(pending.task)));
  }

  #describeDeath(work: WorkDescription, error: Error): unknown {
    if (isOutOfMemory(error)) return outOfMemory(work, this.#options.limits.heapMb);
    this.#options.log(error.stack ?? error.message);
    return crashed(work, error.message);
  }
}

import type { DatasetDescription, GradientCurves, RunMetrics } from '#app/contract/index.ts';
import { removeUnfinishedOf } from '#app/files/index.ts';
import type { CurveRange } from '#app/store/index.ts';
import { type MemoryLimits, memoryLimits } from '#app/threads/memoryLimits.ts';
import type { ExportOptions, HeldWeights } from '#app/weights/index.ts';
import type { DataSettings } from '#engine/graph/index.ts';
import type { TaskOf, TaskResults } from './backgroundTask.ts';
import { type AskOptions, BackgroundThread } from './backgroundThread.ts';
import { closing } from './errors.ts';
import { Turns } from './turns.ts';

/** Work that would keep the main process from answering: each piece has a thread of its own. All of it throws UserError background.*. */
export interface Background {
  /**
   * Reads a data set and says what it holds.
   * @throws UserError dataset.*
   */
  inspect(settings: DataSettings, options?: AskOptions): Promise<DatasetDescription>;
  /**
   * Prepares the weights of a run's last checkpoint; its thread holds them until they are released.
   * @throws UserError weights.*, format.*
   */
  prepareWeights(runId: string, options?: ExportOptions): Promise<HeldWeights>;
  /** Reads loss and metrics of a run, as many rows as a chart can show. @throws UserError database.* */
  readMetrics(runId: string, range: CurveRange): Promise<RunMetrics>;
  /** Reads the norms of a run's gradients, as many as a chart can show. @throws UserError database.* */
  readGradients(runId: string, range: CurveRange): Promise<GradientCurves>;
  /** Ends every thread. */
  close(): Promise<void>;
}

export interface BackgroundContext {
  /** The module that a thread starts with: backgroundWorker.ts as it is built. */
  readonly workerUrl: URL;
  readonly databaseFile: string;
  readonly resourcesDirectory: string;
  /** Where relative paths of data sets start. */
  readonly baseDirectory: string;
  /** How much memory a thread may use. Default: a share of the computer's. */
  readonly limits?: MemoryLimits | undefined;
  /** Takes what only a developer wants to know. */
  readonly log: (text: string) => void;
}

/** @param signal ends the thread; nothing of the file stays then */
async function write(thread: BackgroundThread, path: string, signal: AbortSignal | undefined) {
  try {
    return await thread.ask<'writeWeights'>({ type: 'writeWeights', path }, { signal });
  } catch (error) {
    if (thread.hasEnded) await removeUnfinishedOf(path);
    throw error;
  }
}

/** One large file must not keep a small one waiting; more at once would only share the memory. */
const MOST_AT_ONCE = 2;

export function openBackground(context: BackgroundContext): Background {
  return new BackgroundService(context);
}

class BackgroundService implements Background {
  readonly #context: BackgroundContext;
  readonly #turns = new Turns(MOST_AT_ONCE);
  readonly #historyTurns = new Turns(1);
  #historyThread: BackgroundThread | undefined;
  readonly #threads = new Set<BackgroundThread>();
  #isClosed = false;

  constructor(context: BackgroundContext) {
    this.#context = context;
  }

  inspect(settings: DataSettings, options: AskOptions = {}): Promise<DatasetDescription> {
    const task = { type: 'inspect', settings, baseDirectory: this.#context.baseDirectory } as const;
    return this.#turns.take(async () => {
      if (this.#isClosed) throw closing(task);
      const thread = this.#start();
      try {
        return await thread.ask<'inspect'>(task, options);
      } finally {
        await thread.end();
      }
    }, options.signal);
  }

  prepareWeights(runId: string, { signal, ...choice }: ExportOptions = {}): Promise<HeldWeights> {
    const task = { type: 'prepareWeights', runId, choice } as const;
    return this.#turns.take(async () => {
      if (this.#isClosed) throw closing(task);
      const thread = this.#start();
      try {
        const facts = await thread.ask<'prepareWeights'>(task, { signal });
        return {
          ...facts,
          write: (path: string) => this.#turns.take(() => write(thread, path, signal), signal),
          release: () => thread.end(),
        };
      } catch (error) {
        await thread.end();
        throw error;
      }
    }, signal);
  }

  readMetrics(runId: string, range: CurveRange): Promise<RunMetrics> {
    return this.#readHistory<'readMetrics'>({ type: 'readMetrics', runId, ...range });
  }

  readGradients(runId: string, range: CurveRange): Promise<GradientCurves> {
    return this.#readHistory<'readGradients'>({ type: 'readGradients', runId, ...range });
  }

  /** In a thread of its own that stays: whoever opens a run does not wait for large files, nor for a thread to start. */
  #readHistory<Type extends 'readMetrics' | 'readGradients'>(task: TaskOf<Type>): Promise<TaskResults[Type]> {
    return this.#historyTurns.take(async () => {
      if (this.#isClosed) throw closing(task);
      if (!this.#historyThread || this.#historyThread.hasEnded) this.#historyThread = this.#start();
      return await this.#historyThread.ask<Type>(task);
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all([...this.#threads].map((thread) => thread.end()));
  }

  #start(): BackgroundThread {
    const { workerUrl, databaseFile, resourcesDirectory, limits = memoryLimits(), log } = this.#context;
    const thread = new BackgroundThread({ workerUrl, start: { databaseFile, resourcesDirectory }, limits, log });
    this.#threads.add(thread);
    void thread.ended.then(() => this.#threads.delete(thread));
    return thread;
  }
}

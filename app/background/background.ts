import type {
  ComparedParameter,
  DatasetDescription,
  EvaluationProgress,
  GradientCurves,
  HistorySeries,
  ReadingProgress,
  RunDiagnosis,
  RunFlow,
  RunHistory,
  RunMetrics,
  RunStorage,
  TableDescription,
  TableFormat,
  Thinning,
} from '#app/contract/index.ts';
import { removeUnfinishedOf } from '#app/files/index.ts';
import type { CurveRange, HistoryRange, NewTestResult } from '#app/store/index.ts';
import { type MemoryLimits, memoryLimits } from '#app/threads/memoryLimits.ts';
import { type AskOptions, TaskThread } from '#app/threads/taskThread.ts';
import { closing } from '#app/threads/threadErrors.ts';
import { Turns } from '#app/threads/turns.ts';
import type { ExportOptions, HeldWeights, ImportOptions } from '#app/weights/index.ts';
import type { DataSettings } from '#engine/graph/index.ts';
import type { BackgroundTask, ImportedWeights, TaskOf, TaskProgress, TaskResults, TaskType } from './backgroundTask.ts';
import { describeTask } from './describeTask.ts';

interface BackgroundContext {
  /** Module of a thread: backgroundWorker.ts as built. */
  readonly workerUrl: URL;
  readonly databaseFile: string;
  readonly resourcesDirectory: string;
  /** Base of relative data set paths. */
  readonly baseDirectory: string;
  /** Memory limits per thread. Default: a share of the computer's memory. */
  readonly limits?: MemoryLimits | undefined;
  /** Logs messages for developers. */
  readonly log: (text: string) => void;
}

type BackgroundThread = TaskThread<BackgroundTask, TaskProgress>;

/** @param signal ends the thread and removes the partial file */
async function write(thread: BackgroundThread, path: string, signal: AbortSignal | undefined) {
  try {
    return await thread.ask<TaskResults['writeWeights']>({ type: 'writeWeights', path }, { signal });
  } catch (error) {
    if (thread.hasEnded) await removeUnfinishedOf(path);
    throw error;
  }
}

interface Following<Progress> extends Pick<AskOptions<TaskProgress>, 'signal'> {
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** Tasks that read the history of a run. */
type HistoryTask = 'readMetrics' | 'readGradients' | 'readFlow' | 'listHistories' | 'readHistory';

/** A permanent thread, and whose turn it is. */
interface Reader {
  readonly turns: Turns;
  thread?: BackgroundThread;
}

/** Two, so that a large file does not hold up a small one; more would only share the memory. */
const MOST_AT_ONCE = 2;

/** Long work off the main process, most of it on one thread per task. Everything throws UserError background.*. */
export class Background {
  readonly #context: BackgroundContext;
  readonly #turns = new Turns(MOST_AT_ONCE);
  readonly #curves: Reader = { turns: new Turns(1) };
  /** Of its own: the curves of a long run take a second. */
  readonly #distributions: Reader = { turns: new Turns(1) };
  /** Keeps the data of the last evaluations. */
  readonly #evaluations: Reader = { turns: new Turns(1) };
  readonly #threads = new Set<BackgroundThread>();
  #isClosed = false;

  constructor(context: BackgroundContext) {
    this.#context = context;
  }

  /**
   * Reads and describes a data set.
   * @throws UserError dataset.*
   */
  inspect(settings: DataSettings, { signal, onProgress }: Following<ReadingProgress> = {}): Promise<DatasetDescription> {
    const task = { type: 'inspect', settings, baseDirectory: this.#context.baseDirectory } as const;
    return this.#once<'inspect'>(task, { signal, onProgress: (progress) => 'rows' in progress && onProgress?.(progress) });
  }

  /** What the columns of a table hold, also if it cannot be read as chosen. @throws UserError dataset.badOption, networkPath */
  survey(settings: DataSettings, { signal }: Following<ReadingProgress> = {}): Promise<TableDescription | undefined> {
    return this.#once<'survey'>({ type: 'survey', settings, baseDirectory: this.#context.baseDirectory }, { signal });
  }

  /**
   * Evaluates the weights of a run's last checkpoint on test samples.
   * @throws UserError weights.*, dataset.*, training.noSamples
   */
  evaluateRun(runId: string, { signal, onProgress }: Following<EvaluationProgress> = {}): Promise<NewTestResult> {
    const task = { type: 'evaluateRun', runId } as const;
    return this.#onPermanent<'evaluateRun'>(task, this.#evaluations, {
      signal,
      onProgress: (progress) => 'part' in progress && onProgress?.(progress),
    });
  }

  /** Finds the faults of a run: evaluates its last checkpoint on training and validation samples. @throws UserError database.* */
  diagnoseRun(runId: string, { signal }: Pick<AskOptions<TaskProgress>, 'signal'> = {}): Promise<RunDiagnosis> {
    return this.#once<'diagnoseRun'>({ type: 'diagnoseRun', runId }, { signal });
  }

  /** Compares the weights of several runs, of their last checkpoints. @throws UserError database.* */
  compareWeights(
    runIds: readonly string[],
    { signal }: Pick<AskOptions<TaskProgress>, 'signal'> = {},
  ): Promise<ComparedParameter[]> {
    return this.#once<'compareWeights'>({ type: 'compareWeights', runIds }, { signal });
  }

  /** What the runs take in the database, and what thinning would free. @throws UserError database.* */
  readStorage(thinning: Thinning, { signal }: Pick<AskOptions<TaskProgress>, 'signal'> = {}): Promise<RunStorage> {
    return this.#once<'readStorage'>({ type: 'readStorage', thinning }, { signal });
  }

  /**
   * Reads a weights file and stores it as a run.
   * @throws UserError weights.*, graph.*, file.missing, file.unreadable, database.*
   */
  importWeights(
    file: Omit<ImportOptions, 'baseDirectory'>,
    { signal }: Pick<AskOptions<TaskProgress>, 'signal'> = {},
  ): Promise<ImportedWeights> {
    const { baseDirectory } = this.#context;
    return this.#once<'importWeights'>({ type: 'importWeights', ...file, baseDirectory }, { signal });
  }

  /**
   * Prepares the weights of a run; its thread holds them until they are released.
   * @throws UserError weights.*, format.*, and for a given step replay.*, dataset.*
   */
  prepareWeights(runId: string, { signal, ...choice }: ExportOptions = {}): Promise<HeldWeights> {
    const task = { type: 'prepareWeights', runId, choice } as const;
    return this.#turns.take(async () => {
      if (this.#isClosed) throw closing(describeTask(task));
      const thread = this.#start();
      try {
        const facts = await thread.ask<TaskResults['prepareWeights']>(task, { signal });
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

  /** Reads a run's loss and metrics, at most as many rows as a chart shows. @throws UserError database.* */
  readMetrics(runId: string, range: CurveRange): Promise<RunMetrics> {
    return this.#readHistory<'readMetrics'>({ type: 'readMetrics', runId, ...range });
  }

  /** Reads a run's gradient norms, at most as many as a chart shows. @throws UserError database.* */
  readGradients(runId: string, range: CurveRange): Promise<GradientCurves> {
    return this.#readHistory<'readGradients'>({ type: 'readGradients', runId, ...range });
  }

  /** Reads a run's flow of gradients, at most as many steps as a chart shows. @throws UserError database.* */
  readFlow(runId: string, range: CurveRange): Promise<RunFlow> {
    return this.#readHistory<'readFlow'>({ type: 'readFlow', runId, ...range });
  }

  /** The series of a run with histories. @throws UserError database.* */
  listHistories(runId: string): Promise<HistorySeries[]> {
    return this.#readHistory<'listHistories'>({ type: 'listHistories', runId }, this.#distributions);
  }

  /** Reads a history, at most as many points as a chart shows. @throws UserError database.* */
  readHistory(runId: string, range: HistoryRange): Promise<RunHistory> {
    return this.#readHistory<'readHistory'>({ type: 'readHistory', runId, ...range }, this.#distributions);
  }

  /** Writes the histories of a run into a file. @returns its bytes @throws UserError file.*, database.* */
  exportHistories(runId: string, file: { readonly path: string; readonly format: TableFormat }): Promise<number> {
    return this.#once<'exportHistories'>({ type: 'exportHistories', runId, ...file }, {});
  }

  /** On a thread of its own. */
  #once<Type extends TaskType>(task: TaskOf<Type>, options: AskOptions<TaskProgress>): Promise<TaskResults[Type]> {
    return this.#turns.take(async () => {
      if (this.#isClosed) throw closing(describeTask(task));
      const thread = this.#start();
      try {
        return await thread.ask<TaskResults[Type]>(task, options);
      } finally {
        await thread.end();
      }
    }, options.signal);
  }

  /** So that opening a run waits neither for large files nor for a thread to start. */
  #readHistory<Type extends HistoryTask>(task: TaskOf<Type>, reader = this.#curves): Promise<TaskResults[Type]> {
    return this.#onPermanent<Type>(task, reader);
  }

  #onPermanent<Type extends TaskType>(
    task: TaskOf<Type>,
    reader: Reader,
    options: AskOptions<TaskProgress> = {},
  ): Promise<TaskResults[Type]> {
    return reader.turns.take(async () => {
      if (this.#isClosed) throw closing(describeTask(task));
      if (!reader.thread || reader.thread.hasEnded) reader.thread = this.#start();
      return await reader.thread.ask<TaskResults[Type]>(task, options);
    }, options.signal);
  }

  /** Ends every thread. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all([...this.#threads].map((thread) => thread.end()));
  }

  #start(): BackgroundThread {
    const { workerUrl, databaseFile, resourcesDirectory, limits = memoryLimits(), log } = this.#context;
    const thread = new TaskThread<BackgroundTask, TaskProgress>({
      workerUrl,
      start: { databaseFile, resourcesDirectory },
      limits,
      describe: describeTask,
      log,
    });
    this.#threads.add(thread);
    void thread.ended.then(() => this.#threads.delete(thread));
    return thread;
  }
}

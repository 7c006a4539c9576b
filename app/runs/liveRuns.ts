import { availableParallelism } from 'node:os';
import type { RunSummary, StartRemarks, TrainingSpan } from '#app/contract/index.ts';
import type { Host } from '#app/host/host.ts';
import { endRun, ProcessLock, type WritingConnection } from '#app/store/index.ts';
import type { MemoryLimits } from '#app/threads/memoryLimits.ts';
import { message } from '#engine/messages/index.ts';
import { noticeOf, runError } from './errors.ts';
import { LiveRun } from './liveRun.ts';
import { runLimit } from './runLimit.ts';
import type { RunEnd, TrainingJob } from './trainingJob.ts';

export interface LiveRunsContext {
  readonly connection: WritingConnection;
  readonly resourcesDirectory: string;
  /** Module of a training worker. */
  readonly workerUrl: URL;
  /** Memory limits of reading a run's data. Default: a share of the computer's memory. */
  readonly limits?: MemoryLimits | undefined;
  readonly host: Pick<Host, 'kind' | 'showProgress'>;
  /** Logs messages for developers. */
  readonly log: (text: string) => void;
}

export interface LiveRunSettings {
  /** Number of threads that share large steps. Default: the number of cores. */
  readonly threads?: number | undefined;
  /** Pauses the run after its first step. */
  readonly pauseAfter?: TrainingSpan | undefined;
  /** True to start it even if as many as allowed are in training. */
  readonly isUrgent?: boolean | undefined;
  /** Waits until fewer are in training, and the queue is empty or at its limit, or until it is aborted. Default: refuses. */
  readonly waits?: AbortSignal | undefined;
}

/** Time limit for runs to finish their step when the program ends. */
const CLOSE_TIMEOUT_MS = 5000;

/** The runs that this process trains. */
export class LiveRuns {
  readonly #context: LiveRunsContext;
  readonly #runs = new Map<string, LiveRun>();
  /** Ends of runs that could not be written because the disk is full. */
  readonly #unrecorded = new Map<string, RunEnd>();
  readonly #listeners: (() => void)[] = [];
  readonly #waiting = new Set<() => void>();
  #isClosing = false;
  #lock: ProcessLock | undefined;
  #shown: number | null = null;
  #hasRescued = false;

  constructor(context: LiveRunsContext) {
    this.#context = context;
  }

  /** The identity of this process; undefined until it trains. */
  get owner(): string | undefined {
    return this.#lock?.owner;
  }

  /** True if the database was lost, and a run was saved elsewhere with everything readable. */
  get hasRescued(): boolean {
    return this.#hasRescued;
  }

  /** Runs in training; paused ones do not count. */
  get running(): number {
    return [...this.#runs.values()].filter(({ isRunning }) => isRunning).length;
  }

  /** Calls a listener each time a run no longer trains, unless all of them are being stopped. */
  whenFree(listener: () => void): void {
    this.#listeners.push(listener);
  }

  find(id: string): LiveRun | undefined {
    return this.#runs.get(id);
  }

  /**
   * Resolves with warnings and notes when the run is in the database and trains.
   * @throws UserError run.tooMany, any rejection of the worker, and the reason of `waits`
   */
  async start(
    runId: string,
    task: TrainingJob['task'],
    { threads = availableParallelism(), pauseAfter, isUrgent = false, waits }: LiveRunSettings = {},
  ): Promise<StartRemarks> {
    while (waits && this.running >= runLimit(this.#context.connection)) await this.#untilFreed(waits);
    if (!isUrgent) this.#requireFreeSlot();
    this.#context.connection.requireSameFile();
    const { connection, resourcesDirectory, workerUrl, limits, log, host } = this.#context;
    this.#lock ??= new ProcessLock(connection.file);
    const run: LiveRun = new LiveRun({
      workerUrl,
      limits,
      job: {
        runId,
        databaseFile: connection.file,
        resourcesDirectory,
        owner: this.#lock.owner,
        threads,
        givesWay: host.kind !== 'commandLine',
        task,
      },
      pauseAfter,
      onProgress: () => {
        this.#showProgress();
        if (!run.isRunning) this.#tellFree();
      },
      onEnd: (end) => this.#finish(runId, end),
      log,
    });
    this.#runs.set(runId, run);
    try {
      const remarks = await run.started();
      this.#unrecorded.delete(runId);
      return remarks;
    } catch (error) {
      this.#runs.delete(runId);
      this.#tellFree();
      throw error;
    }
  }

  /** A stored run, updated with newer state in this process. */
  complete(summary: RunSummary): RunSummary {
    const progress = this.#runs.get(summary.id)?.progress;
    if (progress) return { ...summary, status: progress.status, epoch: progress.epoch, step: progress.step };
    const end = this.#unrecorded.get(summary.id);
    if (!end) return summary;
    return { ...summary, status: end.status, error: end.error ? noticeOf(end.error) : null };
  }

  /** Retries writing the ends that could not be written. */
  recordEnds(): void {
    for (const [id, end] of this.#unrecorded) this.#record(id, end);
  }

  /** Stops every run after a checkpoint, so that it can be resumed. */
  async close(): Promise<void> {
    this.#isClosing = true;
    await Promise.all([...this.#runs.values()].map(interruptInTime));
    this.recordEnds();
    this.#lock?.release();
    this.#lock = undefined;
  }

  #requireFreeSlot(): void {
    const { running } = this;
    const most = runLimit(this.#context.connection);
    if (running < most) return;
    const values = { count: running, most };
    const text = message('{{count}} runs are in training; expected fewer than {{most}} on this machine', values);
    throw runError('run.tooMany', text, {
      expected: message('fewer than {{most}}', { most }),
      received: `${running}`,
      fix: message('Pause or stop one of them, or wait until it ends'),
    });
  }

  /** Listeners come before those that wait here. @throws the reason of the signal */
  async #untilFreed(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    await new Promise<void>((resolve) => {
      const wake = () => {
        this.#waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.#waiting.add(wake);
      signal.addEventListener('abort', wake);
    });
    signal.throwIfAborted();
  }

  #tellFree(): void {
    if (this.#isClosing) return;
    for (const listener of this.#listeners) listener();
    for (const wake of this.#waiting) wake();
  }

  #finish(id: string, end: RunEnd): void {
    this.#runs.delete(id);
    this.#hasRescued ||= end.rescuedAs !== undefined;
    if (!end.isRecorded) this.#record(id, end);
    this.#showProgress();
    this.#tellFree();
  }

  /** If even this fails, the next start finds the run without its process. */
  #record(id: string, { status, error }: RunEnd): void {
    try {
      endRun(this.#context.connection, id, { status, endedAt: Date.now(), error: error && noticeOf(error) });
      this.#unrecorded.delete(id);
    } catch (failure) {
      this.#unrecorded.set(id, { status, error, isRecorded: false });
      this.#context.log(`The end of run ${id} could not be written: ${failure}`);
    }
  }

  /** The mean over all runs, in whole percent. */
  #showProgress(): void {
    const fractions = [...this.#runs.values()].flatMap(({ progress }) => (progress ? progress.step / progress.steps : []));
    const mean = fractions.reduce((total, fraction) => total + fraction, 0) / fractions.length;
    const shown = fractions.length > 0 ? Math.floor(mean * 100) / 100 : null;
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#context.host.showProgress(shown);
  }
}

async function interruptInTime(run: LiveRun): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, CLOSE_TIMEOUT_MS);
  });
  await Promise.race([run.stop('interrupt'), timeout]);
  clearTimeout(timer);
  await run.terminate();
}

import { MessageChannel, Worker } from 'node:worker_threads';
import type { RunEvent, RunProgress, StartRemarks, TrainingSpan } from '#app/contract/index.ts';
import { type MemoryLimits, memoryLimits } from '#app/threads/memoryLimits.ts';
import { hardLimits, watchMemory } from '#app/threads/watchMemory.ts';
import type { SettingValue } from '#engine/graph/index.ts';
import { message } from '#engine/messages/index.ts';
import { type Command, createControlBuffer, RunControl } from './control.ts';
import { crashed, type ErrorData, fromErrorData, noticeOf, outOfMemory, runError, toErrorData } from './errors.ts';
import { RunWatcher } from './runWatcher.ts';
import type { RunEnd, TrainingJob, WorkerMessage } from './trainingJob.ts';

export interface LiveRunOptions {
  readonly workerUrl: URL;
  readonly job: Omit<TrainingJob, 'control' | 'port'>;
  /** Memory limits of reading data. Default: a share of the computer's memory. */
  readonly limits?: MemoryLimits | undefined;
  /** Pauses the run after its first step or epoch. */
  readonly pauseAfter?: TrainingSpan | undefined;
  /** Called at every progress report. */
  readonly onProgress: () => void;
  /** Called once, when the run has ended for any reason. */
  readonly onEnd: (end: RunEnd) => void;
  /** Logs messages for developers. */
  readonly log: (text: string) => void;
}

/** A run trained by a worker of this process: its last progress, its watchers and its commands. */
export class LiveRun {
  readonly id: string;
  /** Resolves when the run has ended and its worker has exited. */
  readonly ended: Promise<void>;
  readonly #options: LiveRunOptions;
  readonly #control: RunControl;
  readonly #worker: Worker;
  readonly #stopWatching: () => void;
  readonly #watchers = new Set<RunWatcher>();
  #state: 'starting' | 'live' | 'ended' = 'starting';
  #progress: RunProgress | undefined;
  #remarks: StartRemarks = { warnings: [], notes: [] };
  #changed: (() => void)[] = [];
  #commands: Promise<void> = Promise.resolve();
  #refusal: Error | undefined;

  constructor(options: LiveRunOptions) {
    const control = createControlBuffer();
    this.#options = options;
    this.id = options.job.runId;
    const { port1, port2 } = new MessageChannel();
    this.#control = new RunControl(control, port1);
    if (options.pauseAfter) this.#control.send(options.pauseAfter);
    const job: TrainingJob = { ...options.job, control, port: port2 };
    const { workerUrl, limits = memoryLimits() } = options;
    // Without the options of this process, some of which are invalid for threads.
    const resourceLimits = hardLimits(limits);
    this.#worker = new Worker(workerUrl, { workerData: job, transferList: [port2], execArgv: [], resourceLimits });
    // Only while it reads data of unknown size: training's memory is known in advance.
    const ofReading = { ...limits, totalMb: Number.POSITIVE_INFINITY };
    this.#stopWatching = watchMemory(this.#worker, ofReading, (limitMb) => {
      this.#die(outOfMemory(limitMb));
      void this.#worker.terminate();
    });
    this.#worker.on('message', (message: WorkerMessage) => this.#receive(message));
    this.#worker.on('error', (error) => this.#die(error));
    this.ended = new Promise((resolve) => {
      this.#worker.on('exit', (code) => {
        port1.close();
        this.#die(new Error(`the training thread exited with code ${code}`));
        resolve();
      });
    });
  }

  /**
   * Resolves with warnings and notes when the run is in the database and trains.
   * @throws UserError if the worker rejects it
   */
  async started(): Promise<StartRemarks> {
    await this.#until(() => this.#state !== 'starting');
    if (this.#refusal) throw this.#refusal;
    return this.#remarks;
  }

  /** Undefined until the first report. */
  get progress(): RunProgress | undefined {
    return this.#progress;
  }

  get isRunning(): boolean {
    return this.#state === 'starting' || (this.#state === 'live' && this.#progress?.status !== 'paused');
  }

  /** Resolves when the run is paused, or has ended. */
  pause(): Promise<void> {
    return this.#enqueue(async () => {
      if (this.#isPaused()) return;
      this.#control.send('pause');
      await this.#until(() => this.#isPaused() || this.#state === 'ended');
    });
  }

  /** Resolves when the run trains again, or has ended. */
  resume(): Promise<void> {
    return this.#enqueue(async () => {
      if (!this.#isPaused()) return;
      this.#control.send('run');
      await this.#until(() => !this.#isPaused() || this.#state === 'ended');
    });
  }

  /**
   * Trains one step or the rest of an epoch, and pauses again. Resolves when the step is trained, or the epoch begun.
   * @throws UserError run.notPaused
   */
  trainFor(span: TrainingSpan): Promise<void> {
    return this.#enqueue(async () => {
      const before = this.#progress;
      if (!this.#isPaused() || !before) throw notPaused(this.id);
      this.#control.send(span);
      const isDone = () => span === 'epoch' || this.#isPaused();
      await this.#until(() => (isDone() && this.#progress?.step !== before.step) || this.#state === 'ended');
    });
  }

  /** Resolves when the run has ended. `interrupt` leaves it resumable. */
  async stop(how: Extract<Command, 'stop' | 'interrupt'> = 'stop'): Promise<void> {
    await this.#enqueue(async () => this.#control.send(how));
    await this.ended;
  }

  setLearningRate(learningRate: number): void {
    this.#control.setLearningRate(learningRate);
  }

  /** From the next step on. */
  changeSettings(settings: readonly SettingValue[]): void {
    this.#control.changeSettings(settings);
  }

  /** From the next step on; null for none. */
  watchFor(condition: string | null): void {
    this.#control.watchFor(condition);
  }

  /** Kills the worker, as if the process had died. */
  async terminate(): Promise<void> {
    if (this.#state === 'starting') this.#refuse(toErrorData(crashed(message('the program is closing'))));
    if (this.#state === 'live') this.#end({ status: 'interrupted', isRecorded: false });
    this.#announce();
    await this.#worker.terminate();
  }

  /**
   * @param first the first event
   * @param afterStep the last step known to the watcher
   */
  watch(first: RunEvent, afterStep: number | undefined): RunWatcher {
    const watcher: RunWatcher = new RunWatcher(() => this.#watchers.delete(watcher), afterStep);
    watcher.push(first);
    if (this.#state === 'ended') watcher.end();
    else this.#watchers.add(watcher);
    return watcher;
  }

  #receive(message: WorkerMessage): void {
    if (this.#state === 'ended') return;
    switch (message.type) {
      case 'started':
        this.#stopWatching();
        this.#state = 'live';
        this.#remarks = message.remarks;
        break;
      case 'refused':
        this.#refuse(message.error);
        break;
      case 'event':
        this.#tell(message.event);
        break;
      case 'ended':
        this.#tell(message.event);
        this.#end(message.end);
        break;
    }
    this.#announce();
  }

  /** The worker exited without reporting its end. */
  #die(error: Error): void {
    if (this.#state === 'ended') return;
    const data = toErrorData(error);
    if (this.#state === 'starting') this.#refuse(data);
    else {
      if (this.#progress) {
        const progress = { ...this.#progress, status: 'failed' as const, secondsLeft: null };
        this.#tell({ runId: this.id, progress, error: noticeOf(data) });
      }
      this.#end({ status: 'failed', error: data, isRecorded: false });
    }
    this.#announce();
  }

  #refuse(error: ErrorData): void {
    this.#state = 'ended';
    this.#refusal = fromErrorData(error);
    if (error.stack) this.#options.log(error.stack);
  }

  #end(end: RunEnd): void {
    this.#state = 'ended';
    if (end.error?.stack) this.#options.log(end.error.stack);
    this.#options.onEnd(end);
    for (const watcher of [...this.#watchers]) watcher.end();
  }

  #tell(event: RunEvent): void {
    this.#progress = event.progress;
    for (const watcher of this.#watchers) watcher.push(event);
    this.#options.onProgress();
  }

  #isPaused(): boolean {
    return this.#state === 'live' && this.#progress?.status === 'paused';
  }

  /** Runs commands in order. */
  #enqueue(command: () => Promise<void>): Promise<void> {
    const done = this.#commands.then(() => (this.#state === 'ended' ? undefined : command()));
    this.#commands = done.catch(() => {});
    return done;
  }

  async #until(isTrue: () => boolean): Promise<void> {
    while (!isTrue()) {
      await new Promise<void>((resolve) => {
        this.#changed.push(resolve);
      });
    }
  }

  #announce(): void {
    for (const resolve of this.#changed.splice(0)) resolve();
  }
}

function notPaused(runId: string) {
  return runError('run.notPaused', message('The run is not paused; only a paused run can train a single step or epoch'), {
    where: runId,
    expected: message('a paused run'),
    received: message('a run in training'),
    fix: message('Pause it first'),
  });
}

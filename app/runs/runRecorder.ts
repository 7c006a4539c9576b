import {
  partOf,
  type RateChange,
  type RunEvent,
  type RunProgress,
  type SettingChange,
  type WatchedCondition,
} from '#app/contract/index.ts';
import {
  deleteCheckpoints,
  endRun,
  epochBefore,
  HistoryWriter,
  insertCheckpoint,
  listCheckpoints,
  type RunEnding,
  readEpochs,
  requireSound,
  type StoredCheckpoint,
  type WritingConnection,
} from '#app/store/index.ts';
import type { EarlyStop } from '#engine/graph/index.ts';
import { UserError } from '#engine/messages/index.ts';
import {
  type Checkpoint,
  type DistributionRecord,
  type EpochMetrics,
  type GradientRecord,
  type NodeRecord,
  NonFiniteError,
  type Recorder,
  type Restored,
  type StepMetrics,
  type TrainingPlan,
} from '#engine/training/index.ts';
import { BestCheckpoint } from './bestCheckpoint.ts';
import { type ErrorData, noticeOf, toErrorData } from './errors.ts';
import type { PreparedRun } from './prepareRun.ts';
import { isLost, rescueRun } from './rescueRun.ts';
import { describeNews, noNews, type RunNews, writeNews } from './runNews.ts';
import { Speedometer, Stopwatch } from './stopwatch.ts';
import { superfluousCheckpoints } from './thinCheckpoints.ts';
import type { RunEnd } from './trainingJob.ts';

/** Records are written and published together, at most 20 times a second. */
const FLUSH_EVERY_MS = 50;
/** Epochs of small data end hundreds of times a second. Their newest checkpoint waits until one is due. */
const CHECKPOINT_EVERY_MS = 250;
/** Histories that grow are written this often, or with a checkpoint. */
const HISTORIES_EVERY_MS = 2000;
/** Maximum wait for another program that keeps the database locked. Each attempt takes as long as SQLite's own timeout. */
const LOCK_PATIENCE_MS = 60_000;

export interface RunRecorderOptions {
  readonly connection: WritingConnection;
  readonly run: PreparedRun;
  /** Milliseconds, monotonic. */
  readonly clock: () => number;
  /** Publishes to watchers; the event is already in the database. */
  readonly publish: (event: RunEvent) => void;
  /** Called after each epoch. */
  readonly onEpoch?: () => void;
}

/** Details of a run's end besides its status. */
export interface RunOutcome {
  /** The thrown error. */
  readonly failure?: unknown;
  readonly earlyStop?: EarlyStop | undefined;
  readonly restored?: Restored | undefined;
}

/**
 * Writes a run's records into the database in short transactions, and then publishes them. So a reader of the database finds at
 * least what was published.
 */
export class RunRecorder implements Recorder {
  readonly #options: RunRecorderOptions;
  readonly #stopwatch: Stopwatch;
  readonly #speedometer = new Speedometer();
  #status: 'running' | 'paused' = 'running';
  #step: number;
  #epoch: number;
  #flushDue = 0;
  #checkpointDue = 0;
  #plan: TrainingPlan;
  #news: RunNews = noNews();
  readonly #histories = new HistoryWriter();
  #historiesDue = 0;
  /** The last one, and whether it still has to be written. */
  #checkpoint: StoredCheckpoint | undefined;
  #isCheckpointWaiting = false;
  readonly #best: BestCheckpoint | undefined;

  constructor(options: RunRecorderOptions) {
    const { resumeFrom, plan, graph, id } = options.run;
    this.#options = options;
    this.#plan = plan;
    const { checkpoints } = graph.configuration;
    this.#best = checkpoints && new BestCheckpoint(checkpoints, readEpochs(options.connection, id));
    this.#stopwatch = new Stopwatch(options.clock, resumeFrom?.time);
    this.#step = resumeFrom?.step ?? 0;
    this.#epoch = resumeFrom ? epochBefore(resumeFrom) : 0;
    this.#speedometer.mark(this.#step, this.#stopwatch.elapsed);
  }

  /** The last trained step. */
  get lastStep(): number {
    return this.#step;
  }

  step(metrics: StepMetrics): void {
    this.#step = metrics.step;
    this.#epoch = metrics.epoch;
    this.#news.steps.push({ ...metrics, time: this.#stopwatch.elapsed });
    if (this.#options.clock() >= this.#flushDue) this.#flush();
  }

  gradients(step: number, records: readonly GradientRecord[], nodes: readonly NodeRecord[]): void {
    this.#news.gradients.push({ step, records, nodes });
  }

  distributions(step: number, records: readonly DistributionRecord[]): void {
    this.#histories.add(step, records);
  }

  epoch(metrics: EpochMetrics): void {
    this.#news.epochs.push(metrics);
    this.#best?.addEpoch(metrics);
    this.#options.onEpoch?.();
  }

  /** Written with everything up to it, at the latest when the run pauses or ends. */
  checkpoint(checkpoint: Checkpoint): void {
    this.#checkpoint = { ...checkpoint, time: this.#stopwatch.elapsed };
    this.#best?.addCheckpoint(this.#checkpoint);
    this.#isCheckpointWaiting = true;
    // If steps are slow, an epoch's metrics do not wait for the next step.
    const isSlow = this.#speedometer.stepsPerSecond < 1000 / FLUSH_EVERY_MS;
    if (isSlow || this.#options.clock() >= this.#flushDue) this.#flush();
  }

  /** A learning rate set by the user; written with the first step that uses it. */
  rateChange(change: RateChange): void {
    this.#news.rateChanges.push(change);
  }

  changes(changes: readonly SettingChange[], plan: TrainingPlan): void {
    this.#plan = plan;
    this.#news.settingChanges = changes;
  }

  /** All conditions of the run, after one has changed. */
  conditions(conditions: readonly WatchedCondition[]): void {
    this.#news.conditions = conditions;
  }

  pause(): void {
    this.#stopwatch.pause();
    this.#status = 'paused';
    this.#flush();
  }

  goOn(): void {
    this.#stopwatch.goOn();
    this.#status = 'running';
    this.#flush();
  }

  /**
   * Writes the rest and the end of the run; if the database is lost, into a new one beside it.
   * @returns the last event
   */
  end(status: RunEnd['status'], { failure, earlyStop, restored }: RunOutcome = {}): { event: RunEvent; end: RunEnd } {
    const error = failure === undefined ? undefined : toErrorData(failure);
    const origin = failure instanceof NonFiniteError ? failure.origin : undefined;
    const event: RunEvent = { ...this.#describe(status), ...(earlyStop && { earlyStop }), ...(origin && { origin }) };
    const ending: RunEnding = {
      status,
      endedAt: Date.now(),
      error: error && noticeOf(error),
      origin: event.origin,
      earlyStop,
      restored,
    };
    const { connection, run } = this.#options;
    this.#takeHistories({ all: true });
    try {
      this.#write(() => {
        this.#writeCheckpoint();
        endRun(connection, run.id, ending);
      });
      requireSound(connection);
      return { event: { ...event, ...(error && { error: noticeOf(error) }) }, end: { status, error, isRecorded: true } };
    } catch (writeFailure) {
      return this.#failToEnd(event, ending, toErrorData(writeFailure), error);
    }
  }

  #failToEnd(event: RunEvent, ending: RunEnding, writeFailure: ErrorData, failure: ErrorData | undefined) {
    const { error, rescuedAs } = isLost(writeFailure)
      ? this.#rescue(ending, writeFailure)
      : { error: failure ?? writeFailure, rescuedAs: undefined };
    const end: RunEnd = { status: 'failed', error, isRecorded: false, ...(rescuedAs !== undefined && { rescuedAs }) };
    return {
      event: { ...event, progress: { ...event.progress, status: 'failed' as const }, ...(error && { error: noticeOf(error) }) },
      end,
    };
  }

  #rescue(ending: RunEnding, cause: ErrorData) {
    const { connection, run } = this.#options;
    const progress = this.#rowProgress();
    return rescueRun({ connection, run, news: this.#news, progress, checkpoint: this.#checkpoint, ending, cause });
  }

  #flush(): void {
    const event = this.#describe(this.#status);
    const now = this.#options.clock();
    const writesCheckpoint = this.#isCheckpointWaiting && (this.#status === 'paused' || now >= this.#checkpointDue);
    // With each checkpoint, so that a run that resumes from it has them.
    this.#takeHistories({ all: writesCheckpoint || now >= this.#historiesDue });
    this.#write(() => {
      if (writesCheckpoint) this.#writeCheckpoint();
    });
    this.#options.publish(event);
    this.#flushDue = this.#options.clock() + FLUSH_EVERY_MS;
  }

  /** Writes all pending records, and optionally more, in one transaction; retries while the database is locked. */
  #write(more: () => void): void {
    const { connection, clock } = this.#options;
    const started = clock();
    const isWaiting = this.#isCheckpointWaiting;
    for (;;) {
      try {
        writeNews(connection, this.#news, this.#rowProgress(), more);
        this.#news = noNews();
        return;
      } catch (error) {
        this.#isCheckpointWaiting = isWaiting;
        const isLocked = error instanceof UserError && error.code === 'database.locked';
        if (!isLocked || clock() - started >= LOCK_PATIENCE_MS) throw error;
      }
    }
  }

  /** Chunks of histories are rewritten as they grow, so less often than other records. */
  #takeHistories({ all }: { readonly all: boolean }): void {
    this.#news.histories.push(...this.#histories.take({ all }));
    if (all) this.#historiesDue = this.#options.clock() + HISTORIES_EVERY_MS;
  }

  #rowProgress() {
    return { key: this.#options.run.key, status: this.#status, epoch: this.#epoch, step: this.#step };
  }

  #writeCheckpoint(): void {
    if (!this.#checkpoint || !this.#isCheckpointWaiting) return;
    const { connection, run, clock } = this.#options;
    const best = this.#best?.takeUnless(this.#checkpoint.step);
    if (best) insertCheckpoint(connection, run.key, best, Date.now());
    insertCheckpoint(connection, run.key, this.#checkpoint, Date.now());
    const kept = { last: run.graph.configuration.checkpoints?.last, best: this.#best?.step };
    deleteCheckpoints(connection, run.key, superfluousCheckpoints(listCheckpoints(connection, run.id), kept));
    this.#isCheckpointWaiting = false;
    this.#checkpointDue = clock() + CHECKPOINT_EVERY_MS;
  }

  #describe(status: RunProgress['status']): RunEvent {
    const { id: runId } = this.#options.run;
    return { runId, progress: this.#describeProgress(status), ...describeNews(this.#news, this.#plan) };
  }

  #describeProgress(status: RunProgress['status']): RunProgress {
    const { graph } = this.#options.run;
    const plan = this.#plan;
    this.#speedometer.mark(this.#step, this.#stopwatch.elapsed);
    const speed = this.#speedometer.stepsPerSecond;
    return {
      status,
      epoch: this.#epoch,
      epochs: plan.epochs,
      step: this.#step,
      steps: plan.steps,
      samplesPerSecond: (speed * graph.data.splits.train.length) / partOf(plan, this.#epoch).stepsPerEpoch,
      secondsLeft: speed > 0 && status === 'running' ? (plan.steps - this.#step) / speed : null,
    };
  }
}

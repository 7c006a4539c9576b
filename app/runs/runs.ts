import type { QueuedStart, RunEvent, RunSummary, StartedRun, TrainingSpan } from '#app/contract/index.ts';
import { createRunId, findRun, listCheckpoints } from '#app/store/index.ts';
import {
  analyzeGraph,
  conditionProblemError,
  conditionScope,
  type GraphDocument,
  readCondition,
  type SettingValue,
} from '#engine/graph/index.ts';
import type { NamedTensor } from '#engine/training/index.ts';
import type { LiveRun } from './liveRun.ts';
import type { LiveRunSettings, LiveRunsContext } from './liveRuns.ts';
import { isActive, readEvent } from './readEvent.ts';
import { completed, imported, noCheckpoint, notActive, trainedElsewhere } from './refusals.ts';
import { requireLiveSettings } from './requireLiveSettings.ts';
import { RunRecords } from './runRecords.ts';
import { RunWatcher, watchElsewhere } from './runWatcher.ts';
import type { ForkOf } from './trainingJob.ts';

interface StartRunOptions extends LiveRunSettings {
  readonly document: GraphDocument;
  /** The stored graph that the document belongs to. */
  readonly graphId?: string | undefined;
  /** Starts from these instead of the initializers. */
  readonly initialParameters?: readonly NamedTensor[] | undefined;
  /** Starts from another run after one of its steps, with what of its weights and optimizer state fits. */
  readonly forkOf?: ForkOf | undefined;
  /** The queued run that it is. */
  readonly queued?: string | undefined;
}

type StartSettings = Pick<StartRunOptions, 'queued' | 'isUrgent'>;

interface ResumeOptions extends Pick<LiveRunSettings, 'threads' | 'waits'> {
  /** Pauses the run when it holds, in place of the run's own condition. */
  readonly condition?: string | undefined;
}

export interface RunsContext extends LiveRunsContext {
  /** Base of relative data set paths. */
  readonly baseDirectory: string;
}

/** The runs of the database, and their training. Unknown runs: UserError run.notFound. */
export class Runs extends RunRecords<RunsContext> {
  /**
   * Checks graph and data and starts training in a thread; resolves with warnings when the run is in the database.
   * @throws UserError graph.invalid, graph.unwritableName, dataset.*, weights.*, memory.tooLarge, run.noData, run.tooMany, and for a
   *   fork run.nothingKept, replay.*
   */
  async start({ document, graphId, initialParameters, forkOf, queued, ...settings }: StartRunOptions): Promise<StartedRun> {
    const runId = createRunId();
    const { baseDirectory } = this.context;
    const task = { type: 'new', document, graphId: graphId ?? null, baseDirectory, initialParameters, forkOf, queued } as const;
    const remarks = await this.live.start(runId, task, settings);
    this.listed.hasChanged();
    return { ...this.live.complete(this.find(runId).summary), ...remarks };
  }

  /** Starts a run from what the contract says of it. @throws UserError as {@link start} */
  startFrom({ weightsOf, atStep, ...start }: QueuedStart, settings: StartSettings = {}): Promise<StartedRun> {
    if (weightsOf === undefined) return this.start({ ...start, ...settings });
    if (atStep !== undefined) return this.start({ ...start, ...settings, forkOf: { runId: weightsOf, step: atStep } });
    return this.start({ ...start, ...settings, initialParameters: this.parameters(weightsOf) });
  }

  /**
   * Resumes a run that ended early from its last checkpoint, bit for bit as if it had never stopped. Records after the checkpoint
   * are recorded again.
   * @throws UserError run.active, run.elsewhere, run.completed, run.imported, run.noCheckpoint, run.dataChanged, run.otherEngine
   */
  async resumeFromCheckpoint(runId: string, { threads, waits, condition }: ResumeOptions = {}): Promise<RunSummary> {
    this.catchUp();
    const run = this.find(runId);
    this.requireEnded(run);
    if (run.summary.status === 'completed') throw completed(run);
    if (run.summary.status === 'imported') throw imported(run);
    if (listCheckpoints(this.context.connection, runId).length === 0) throw noCheckpoint(runId);
    if (condition !== undefined) requireCondition(condition, run.document);
    await this.live.start(runId, { type: 'resume', condition }, { threads, waits });
    this.listed.hasChanged();
    return this.live.complete(this.find(runId).summary);
  }

  /** Resolves when the run is paused. @throws UserError run.notActive, run.elsewhere */
  pause(runId: string): Promise<void> {
    return this.#findLive(runId).pause();
  }

  /** Resolves when the run trains again. @throws UserError run.notActive, run.elsewhere */
  resume(runId: string): Promise<void> {
    return this.#findLive(runId).resume();
  }

  /** Resolves when one step is trained, or an epoch begun. @throws UserError run.notPaused, run.notActive, run.elsewhere */
  trainFor(runId: string, span: TrainingSpan): Promise<void> {
    return this.#findLive(runId).trainFor(span);
  }

  /** Resolves when the run has ended; does nothing if it already has. @throws UserError run.elsewhere */
  async stop(runId: string): Promise<void> {
    const run = this.live.find(runId);
    if (run) return run.stop();
    const stored = this.find(runId);
    if (isActive(stored.summary.status)) throw trainedElsewhere(stored);
  }

  /** From the next step on. @throws UserError run.notActive, run.elsewhere */
  setLearningRate(runId: string, learningRate: number): void {
    this.#findLive(runId).setLearningRate(learningRate);
  }

  /**
   * Other values of settings that a run in training can take: from the next step on, a batch size from the next epoch on.
   * @throws UserError run.fixedSetting, run.batchTooLarge, setting.value, memory.tooLarge, run.notActive, run.elsewhere
   */
  changeSettings(runId: string, settings: readonly SettingValue[]): void {
    const live = this.#findLive(runId);
    requireLiveSettings(this.find(runId), settings);
    live.changeSettings(settings);
  }

  /**
   * Pauses the run after the step at which a condition holds, from the next step on; null for none.
   * @throws UserError condition.*, run.notActive, run.elsewhere
   */
  watchFor(runId: string, condition: string | null): void {
    const live = this.#findLive(runId);
    if (condition !== null) requireCondition(condition, this.find(runId).document);
    live.watchFor(condition);
  }

  /** The events of a run: first its progress, with its records after `afterStep` if given, then new events until it ends. */
  watch(runId: string, { afterStep }: { readonly afterStep?: number | undefined } = {}): RunWatcher {
    const { connection } = this.context;
    const live = this.live.find(runId);
    const stored = this.find(runId);
    const first = readEvent(connection, stored, { afterStep, progress: live?.progress });
    if (live) return live.watch(first, afterStep);
    if (isActive(stored.summary.status)) return watchElsewhere(first, afterStep, (step) => this.#look(runId, first, step));
    const watcher = new RunWatcher(() => {}, afterStep);
    watcher.push(first);
    watcher.end();
    return watcher;
  }

  /** New records of another process. */
  #look(runId: string, first: RunEvent, afterStep: number): { event: RunEvent; isOver: boolean } {
    const { connection } = this.context;
    this.catchUp();
    const run = findRun(connection, runId);
    if (!run) return { event: first, isOver: true };
    return { event: readEvent(connection, run, { afterStep }), isOver: !isActive(run.summary.status) };
  }

  #findLive(runId: string): LiveRun {
    const live = this.live.find(runId);
    if (live) return live;
    const run = this.find(runId);
    throw isActive(run.summary.status) ? trainedElsewhere(run) : notActive(run);
  }
}

/** @throws UserError condition.* */
function requireCondition(text: string, document: GraphDocument): void {
  const { problem } = readCondition(text, conditionScope(analyzeGraph(document).nodes));
  if (problem) throw conditionProblemError(text, problem);
}

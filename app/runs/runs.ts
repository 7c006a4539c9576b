import type {
  LayerSettings,
  ListedAt,
  QueuedStart,
  RunDetails,
  RunEvent,
  RunLabels,
  RunListChanges,
  RunMetrics,
  RunSummary,
  StartedRun,
  SummariesText,
  Thinning,
  TrainingSpan,
} from '#app/contract/index.ts';
import {
  assignGraph,
  createRunId,
  deleteRun,
  epochBefore,
  findLastCheckpoint,
  findRun,
  keepCheckpoint,
  labelRuns,
  listCheckpoints,
  readEpochs,
  readLayerSettings,
  readSteps,
  readTestTables,
  removeRuns,
  renameRun,
  restoreRuns,
  type StoredRun,
  thinRun,
  type WhichRuns,
} from '#app/store/index.ts';
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
import type { LiveRunSettings, LiveRuns, LiveRunsContext } from './liveRuns.ts';
import { interruptOrphans } from './orphans.ts';
import { isActive, readEvent } from './readEvent.ts';
import { readLabels } from './readLabels.ts';
import { beingTrained, completed, imported, noCheckpoint, notActive, notFound, trainedElsewhere } from './refusals.ts';
import { requireLiveSettings } from './requireLiveSettings.ts';
import { RunList } from './runList.ts';
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

/** The runs of the database, including those in training. Unknown runs: UserError run.notFound. */
export class Runs {
  readonly #context: RunsContext;
  readonly #live: LiveRuns;
  readonly #list: RunList;

  constructor(context: RunsContext, live: LiveRuns) {
    this.#context = context;
    this.#live = live;
    this.#list = new RunList(context.connection, live);
  }

  /** Latest first; with `removed` those that were removed and can be restored. */
  list(which: WhichRuns = {}): RunSummary[] {
    this.#catchUp();
    return this.#list.all(which);
  }

  /** What has changed in the list since it was read; null for everything. */
  listSince(at: ListedAt | null): RunListChanges {
    this.#catchUp();
    return this.#list.since(at);
  }

  /** Some of the list. */
  summaries(runIds: readonly string[]): SummariesText {
    return this.#list.some(runIds);
  }

  /** Calls a listener when the list may have changed. */
  watchList(listener: () => void): void {
    this.#list.watch(listener);
  }

  load(runId: string): RunDetails {
    this.#catchUp();
    const { summary, document, engineVersion, dataFingerprint, preparation = null } = this.#find(runId);
    const checkpoints = listCheckpoints(this.#context.connection, runId).map((checkpoint) => ({
      step: checkpoint.step,
      epoch: epochBefore(checkpoint),
      createdAt: checkpoint.createdAt,
    }));
    const testTables = readTestTables(this.#context.connection, runId);
    return { ...this.#live.complete(summary), document, engineVersion, dataFingerprint, preparation, checkpoints, testTables };
  }

  /** The parameters of all nodes of some runs, without defaults. */
  layerSettings(runIds: readonly string[]): LayerSettings {
    return readLayerSettings(this.#context.connection, runIds);
  }

  /** All measurements at full resolution, for the command line. A window plots `Background.readMetrics`. */
  metrics(runId: string): RunMetrics {
    this.#find(runId);
    const { connection } = this.#context;
    return { steps: readSteps(connection, runId), epochs: readEpochs(connection, runId) };
  }

  /** The SPEC of the data that an imported run's file names; undefined for a trained run. */
  importedData(runId: string): string | undefined {
    const run = findRun(this.#context.connection, runId);
    return run?.summary.importedFrom ? run.document.data?.dataset : undefined;
  }

  /** The parameters of a run's last checkpoint. @throws UserError run.noCheckpoint */
  parameters(runId: string): readonly NamedTensor[] {
    this.#find(runId);
    const checkpoint = findLastCheckpoint(this.#context.connection, runId);
    if (!checkpoint) throw noCheckpoint(runId);
    return checkpoint.parameters;
  }

  /**
   * Checks graph and data and starts training in a thread; resolves with warnings when the run is in the database.
   * @throws UserError graph.invalid, graph.unwritableName, dataset.*, weights.*, memory.tooLarge, run.noData, run.tooMany, and for a
   *   fork run.nothingKept, replay.*
   */
  async start({ document, graphId, initialParameters, forkOf, queued, ...settings }: StartRunOptions): Promise<StartedRun> {
    const runId = createRunId();
    const { baseDirectory } = this.#context;
    const task = { type: 'new', document, graphId: graphId ?? null, baseDirectory, initialParameters, forkOf, queued } as const;
    const remarks = await this.#live.start(runId, task, settings);
    this.#list.hasChanged();
    return { ...this.#live.complete(this.#find(runId).summary), ...remarks };
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
    this.#catchUp();
    const run = this.#find(runId);
    this.#requireEnded(run);
    if (run.summary.status === 'completed') throw completed(run);
    if (run.summary.status === 'imported') throw imported(run);
    if (listCheckpoints(this.#context.connection, runId).length === 0) throw noCheckpoint(runId);
    if (condition !== undefined) requireCondition(condition, run.document);
    await this.#live.start(runId, { type: 'resume', condition }, { threads, waits });
    this.#list.hasChanged();
    return this.#live.complete(this.#find(runId).summary);
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
    const run = this.#live.find(runId);
    if (run) return run.stop();
    const stored = this.#find(runId);
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
    requireLiveSettings(this.#find(runId), settings);
    live.changeSettings(settings);
  }

  /**
   * Pauses the run after the step at which a condition holds, from the next step on; null for none.
   * @throws UserError condition.*, run.notActive, run.elsewhere
   */
  watchFor(runId: string, condition: string | null): void {
    const live = this.#findLive(runId);
    if (condition !== null) requireCondition(condition, this.#find(runId).document);
    live.watchFor(condition);
  }

  rename(runId: string, name: string): void {
    if (!renameRun(this.#context.connection, runId, name)) throw notFound(runId);
    this.#list.hasChanged();
  }

  /** Makes a run belong to a stored graph. */
  assignGraph(runId: string, graphId: string): void {
    assignGraph(this.#context.connection, runId, graphId);
    this.#list.hasChanged();
  }

  /** Changes notes, tags, colors or experiments. @throws UserError run.badLabel */
  label(runIds: readonly string[], labels: RunLabels): void {
    for (const runId of runIds) this.#find(runId);
    labelRuns(this.#context.connection, runIds, readLabels(labels));
    this.#list.hasChanged();
  }

  /** Removes runs: all or none. They can be restored until they are erased, at the latest after 30 days. @throws UserError run.active, run.elsewhere */
  remove(...runIds: readonly string[]): void {
    this.#catchUp();
    for (const runId of runIds) this.#requireEnded(this.#find(runId));
    removeRuns(this.#context.connection, runIds, Date.now());
    this.#list.hasChanged();
  }

  restore(runIds: readonly string[]): void {
    this.#requireRemoved(runIds);
    restoreRuns(this.#context.connection, runIds);
    this.#list.hasChanged();
  }

  /** Keeps the last checkpoint from being thinned out: of a paused run, its present state. @returns its step @throws UserError run.noCheckpoint */
  keepCheckpoint(runId: string): number {
    const { key } = this.#find(runId);
    const last = listCheckpoints(this.#context.connection, runId).at(-1);
    if (!last) throw noCheckpoint(runId);
    keepCheckpoint(this.#context.connection, key, last.step);
    return last.step;
  }

  /** Deletes checkpoints that every step can be rebuilt without: all or none. @returns their bytes @throws UserError run.active, run.elsewhere */
  thin(runIds: readonly string[], thinning: Thinning): number {
    this.#catchUp();
    for (const runId of runIds) this.#requireEnded(this.#find(runId));
    return runIds.reduce((sum, runId) => sum + thinRun(this.#context.connection, runId, thinning), 0);
  }

  /** Deletes runs that were removed, with all their records. */
  erase(runIds: readonly string[]): void {
    this.#requireRemoved(runIds);
    for (const runId of runIds) deleteRun(this.#context.connection, runId);
  }

  /** The events of a run: first its progress, with its records after `afterStep` if given, then new events until it ends. */
  watch(runId: string, { afterStep }: { readonly afterStep?: number | undefined } = {}): RunWatcher {
    const { connection } = this.#context;
    const live = this.#live.find(runId);
    const stored = this.#find(runId);
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
    const { connection } = this.#context;
    this.#catchUp();
    const run = findRun(connection, runId);
    if (!run) return { event: first, isOver: true };
    return { event: readEvent(connection, run, { afterStep }), isOver: !isActive(run.summary.status) };
  }

  /** Updates the database with runs of dead processes, and with ends that could not be written before. */
  #catchUp(): void {
    this.#live.recordEnds();
    interruptOrphans(this.#context.connection, this.#live.owner);
  }

  #find(runId: string): StoredRun {
    const run = findRun(this.#context.connection, runId);
    if (!run) throw notFound(runId);
    return run;
  }

  #findLive(runId: string): LiveRun {
    const live = this.#live.find(runId);
    if (live) return live;
    const run = this.#find(runId);
    throw isActive(run.summary.status) ? trainedElsewhere(run) : notActive(run);
  }

  #requireRemoved(runIds: readonly string[]): void {
    const removed = new Set(this.list({ removed: true }).map(({ id }) => id));
    const missing = runIds.find((id) => !removed.has(id));
    if (missing !== undefined) throw notFound(missing);
  }

  #requireEnded(run: StoredRun): void {
    if (this.#live.find(run.summary.id)) throw beingTrained(run);
    if (isActive(run.summary.status)) throw trainedElsewhere(run);
  }
}

/** @throws UserError condition.* */
function requireCondition(text: string, document: GraphDocument): void {
  const { problem } = readCondition(text, conditionScope(analyzeGraph(document).nodes));
  if (problem) throw conditionProblemError(text, problem);
}

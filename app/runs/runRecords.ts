import {
  type EpochRow,
  type LayerSettings,
  type ListedAt,
  MOST_CURVE_ROWS,
  type RunDetails,
  type RunLabels,
  type RunListChanges,
  type RunMetrics,
  type RunSummary,
  type SummariesText,
  type Thinning,
} from '#app/contract/index.ts';
import {
  assignGraph,
  deleteRun,
  epochBefore,
  findLastCheckpoint,
  findRun,
  keepCheckpoint,
  labelRuns,
  listCheckpoints,
  readCurves,
  readEpochs,
  readLayerSettings,
  readSteps,
  readTestTables,
  removeRuns,
  renameRun,
  requireRun,
  restoreRuns,
  runNotFound,
  type StoredRun,
  thinRun,
  type WhichRuns,
  type WritingConnection,
} from '#app/store/index.ts';
import type { NamedTensor } from '#engine/training/index.ts';
import type { LiveRuns } from './liveRuns.ts';
import { interruptOrphans } from './orphans.ts';
import { isActive } from './readEvent.ts';
import { readLabels } from './readLabels.ts';
import { beingTrained, noCheckpoint, trainedElsewhere } from './refusals.ts';
import { RunList } from './runList.ts';

export interface RunRecordsContext {
  readonly connection: WritingConnection;
}

/** The runs in the database, with the present state of those in training. Unknown runs: UserError run.notFound. */
export class RunRecords<Context extends RunRecordsContext = RunRecordsContext> {
  protected readonly context: Context;
  protected readonly live: LiveRuns;
  protected readonly listed: RunList;

  constructor(context: Context, live: LiveRuns) {
    this.context = context;
    this.live = live;
    this.listed = new RunList(context.connection, live);
  }

  /** Latest first; with `removed` those that were removed and can be restored. */
  list(which: WhichRuns = {}): RunSummary[] {
    this.catchUp();
    return this.listed.all(which);
  }

  /** What has changed in the list since it was read; null for everything. */
  listSince(at: ListedAt | null): RunListChanges {
    this.catchUp();
    return this.listed.since(at);
  }

  /** Some of the list. */
  summaries(runIds: readonly string[]): SummariesText {
    return this.listed.some(runIds);
  }

  /** Calls a listener when the list may have changed. */
  watchList(listener: () => void): void {
    this.listed.watch(listener);
  }

  load(runId: string): RunDetails {
    this.catchUp();
    const { summary, document, engineVersion, dataFingerprint, preparation = null } = this.find(runId);
    const checkpoints = listCheckpoints(this.context.connection, runId).map((checkpoint) => ({
      step: checkpoint.step,
      epoch: epochBefore(checkpoint),
      createdAt: checkpoint.createdAt,
    }));
    const testTables = readTestTables(this.context.connection, runId);
    return { ...this.live.complete(summary), document, engineVersion, dataFingerprint, preparation, checkpoints, testTables };
  }

  /** The parameters of all nodes of some runs, without defaults. */
  layerSettings(runIds: readonly string[]): LayerSettings {
    return readLayerSettings(this.context.connection, runIds);
  }

  /** All measurements at full resolution, for the command line. A window plots `Background.readMetrics`. */
  metrics(runId: string): RunMetrics {
    this.find(runId);
    const { connection } = this.context;
    return { steps: readSteps(connection, runId), epochs: readEpochs(connection, runId) };
  }

  /** The measurements of all epochs. */
  epochs(runId: string): EpochRow[] {
    this.find(runId);
    return readEpochs(this.context.connection, runId);
  }

  /** Measurements as a chart shows them, with the extremes of what it leaves out. */
  curves(runId: string): RunMetrics {
    this.find(runId);
    return readCurves(this.context.connection, runId, { most: MOST_CURVE_ROWS });
  }

  /** The SPEC of the data that an imported run's file names; undefined for a trained run. */
  importedData(runId: string): string | undefined {
    const run = findRun(this.context.connection, runId);
    return run?.summary.importedFrom ? run.document.data?.dataset : undefined;
  }

  /** The parameters of a run's last checkpoint. @throws UserError run.noCheckpoint */
  parameters(runId: string): readonly NamedTensor[] {
    this.find(runId);
    const checkpoint = findLastCheckpoint(this.context.connection, runId);
    if (!checkpoint) throw noCheckpoint(runId);
    return checkpoint.parameters;
  }

  rename(runId: string, name: string): void {
    if (!renameRun(this.context.connection, runId, name)) throw runNotFound(runId);
    this.listed.hasChanged();
  }

  /** Makes a run belong to a stored graph. */
  assignGraph(runId: string, graphId: string): void {
    assignGraph(this.context.connection, runId, graphId);
    this.listed.hasChanged();
  }

  /** Changes notes, tags, colors or experiments. @throws UserError run.badLabel */
  label(runIds: readonly string[], labels: RunLabels): void {
    for (const runId of runIds) this.find(runId);
    labelRuns(this.context.connection, runIds, readLabels(labels));
    this.listed.hasChanged();
  }

  /** Removes runs: all or none. They can be restored until they are erased, at the latest after 30 days. @throws UserError run.active, run.elsewhere */
  remove(...runIds: readonly string[]): void {
    this.catchUp();
    for (const runId of runIds) this.requireEnded(this.find(runId));
    removeRuns(this.context.connection, runIds, Date.now());
    this.listed.hasChanged();
  }

  restore(runIds: readonly string[]): void {
    this.#requireRemoved(runIds);
    restoreRuns(this.context.connection, runIds);
    this.listed.hasChanged();
  }

  /** Keeps the last checkpoint from being thinned out: of a paused run, its present state. @returns its step @throws UserError run.noCheckpoint */
  keepCheckpoint(runId: string): number {
    const { key } = this.find(runId);
    const last = listCheckpoints(this.context.connection, runId).at(-1);
    if (!last) throw noCheckpoint(runId);
    keepCheckpoint(this.context.connection, key, last.step);
    return last.step;
  }

  /** Deletes checkpoints that every step can be rebuilt without: all or none. @returns their bytes @throws UserError run.active, run.elsewhere */
  thin(runIds: readonly string[], thinning: Thinning): number {
    this.catchUp();
    for (const runId of runIds) this.requireEnded(this.find(runId));
    return runIds.reduce((sum, runId) => sum + thinRun(this.context.connection, runId, thinning), 0);
  }

  /** Deletes runs that were removed, with all their records. */
  erase(runIds: readonly string[]): void {
    this.#requireRemoved(runIds);
    for (const runId of runIds) deleteRun(this.context.connection, runId);
  }

  /** Updates the database with runs of dead processes, and with ends that could not be written before. */
  protected catchUp(): void {
    this.live.recordEnds();
    interruptOrphans(this.context.connection, this.live.owner);
  }

  protected find(runId: string): StoredRun {
    return requireRun(this.context.connection, runId);
  }

  #requireRemoved(runIds: readonly string[]): void {
    const removed = new Set(this.list({ removed: true }).map(({ id }) => id));
    const missing = runIds.find((id) => !removed.has(id));
    if (missing !== undefined) throw runNotFound(missing);
  }

  protected requireEnded(run: StoredRun): void {
    if (this.live.find(run.summary.id)) throw beingTrained(run);
    if (isActive(run.summary.status)) throw trainedElsewhere(run);
  }
}

import type { StepSeries } from '#app/contract/index.ts';
import type { Datasets } from '#app/datasets/index.ts';
import type { ReadingConnection, StoredRun } from '#app/store/index.ts';
import type { BoundGraph, Condition } from '#engine/graph/index.ts';
import { createWasmExecutor, type Executor, type ModelState } from '#engine/kernels/index.ts';
import { type Message, message } from '#engine/messages/index.ts';
import {
  type Checkpoint,
  computesLike,
  type Dataset,
  ENGINE_VERSION,
  type HeldCondition,
  type KnownEpoch,
  Replay,
  type Watch,
} from '#engine/training/index.ts';
import { ChangedSettings } from './changedSettings.ts';
import { compareStates } from './compareStates.ts';
import { noCheckpoint } from './errors.ts';
import { KeptStates } from './keptStates.ts';
import { loadRunGraph } from './loadRunGraph.ts';
import { RecordedRun } from './recordedRun.ts';
import { describeReplayed, type Replayed } from './replayed.ts';
import { type ReplayControl, ReplayProgress } from './replayProgress.ts';
import { SearchedCondition } from './searchedCondition.ts';

export type { ReplayControl } from './replayProgress.ts';

export interface ReplayerOptions {
  /** Default: the fast one, on one thread. */
  readonly executor?: Executor | undefined;
  /** Memory for states of nearby steps, in bytes. */
  readonly mostKeptBytes?: number;
}

export interface StepRange {
  readonly from: number;
  readonly to: number;
}

const MOST_KEPT_BYTES = 256 * 1024 * 1024;
/** So many steps are repeated in a moment. */
const KEEP_EVERY = 20;
/** How far around a shown step states are kept ready. */
const NEAR = 100;

/**
 * Rebuilds weights and optimizer state of a run after any of its steps, from the checkpoint before it. It keeps the data, the
 * programs and states of nearby steps. The run may still be in training. Synchronous: use it in a worker.
 */
export class Replayer {
  readonly #recorded: RecordedRun;
  readonly #datasets: Datasets;
  readonly #executor: Executor;
  readonly #kept: KeptStates;
  /** By the step of the checkpoint: how it compares with a replay by this engine version. */
  readonly #comparisons = new Map<number, Message>();
  readonly #changed = new ChangedSettings();
  #graph: BoundGraph<Dataset> | undefined;
  #replay: Replay | undefined;
  /** During a search. */
  #watch: Watch | undefined;
  /** False if the state of the replay is no longer one of the run. */
  #isPresent = false;

  constructor(
    connection: ReadingConnection,
    datasets: Datasets,
    runId: string,
    { executor = createWasmExecutor(), mostKeptBytes = MOST_KEPT_BYTES }: ReplayerOptions = {},
  ) {
    this.#recorded = new RecordedRun(connection, runId);
    this.#datasets = datasets;
    this.#executor = executor;
    this.#kept = new KeptStates(mostKeptBytes);
  }

  /** The first and the last step that can be rebuilt. @throws UserError run.notFound, replay.noCheckpoint */
  get range(): { readonly first: number; readonly last: number } {
    return this.#recorded.range;
  }

  /** The last step that can be searched: of a failed run, the one that failed, which is not recorded. */
  get lastSearched(): number {
    const { status, step, steps } = this.#recorded.find().summary;
    return status === 'failed' ? Math.min(steps, step + 1) : step;
  }

  /**
   * The run's graph on its data, loaded at first use.
   * @throws UserError replay.noData, replay.dataChanged, dataset.*
   */
  get graph(): BoundGraph<Dataset> {
    return this.#graphOf(this.#recorded.find());
  }

  /**
   * The run after a step: at the end of an epoch with what follows it, and after the last step with what early stopping restored.
   * A step with a checkpoint needs no data.
   * @param step 0 for the state before the first
   * @throws UserError replay.*, dataset.*, memory.*
   */
  at(step: number, control: ReplayControl = {}): Replayed {
    const run = this.#requireStep(step);
    const stored = this.#recorded.checkpointSteps().findLast((known) => known <= step);
    if (stored === step) {
      const checkpoint = this.#keptOf(run, step) ?? this.#recorded.checkpointBefore(step);
      // It may have been removed meanwhile, to thin those of a run in training.
      if (checkpoint?.step === step) return this.#describe(run, checkpoint, []);
    }
    const upTo = isOfOtherEngine(run) ? (this.#nextStored(step) ?? step) : step;
    const progress = new ReplayProgress(run, step, control);
    this.#goTo(run, step, progress, upTo);
    const checkpoint = this.#kept.get(step) ?? this.#presentOf(step);
    return this.#describe(run, checkpoint, isOfOtherEngine(run) ? this.#judge(run, step, progress) : []);
  }

  /**
   * The numbers after a step, without a copy: valid until the next call. For searches over many steps.
   * @throws UserError replay.*, dataset.*, memory.*
   */
  stateAt(step: number, control: ReplayControl = {}): ModelState {
    const run = this.#requireStep(step);
    return this.#goTo(run, step, new ReplayProgress(run, step, control)).model.state;
  }

  /**
   * Repeats steps of the run until a condition holds after one of them, as a watch would have found it. @param to of a failed run, the
   * step that failed can be repeated, too
   * @throws UserError replay.*, dataset.*, memory.*
   */
  search(condition: Condition, { from, to }: StepRange, control: ReplayControl = {}): HeldCondition | undefined {
    const run = this.#requireStep(from - 1);
    const progress = new ReplayProgress(run, to, control);
    const replay = this.#goTo(run, from - 1, progress, to);
    const watch = new SearchedCondition(condition);
    this.#watch = watch;
    try {
      while (replay.step < to && !replay.isOver && !watch.isDecided) this.#advance(replay, replay.step + 1, progress);
    } finally {
      this.#watch = undefined;
    }
    return watch.held;
  }

  /**
   * Makes the steps around a shown one ready, so that a slider moves without waiting. Call it while nothing else is asked for.
   * @throws UserError replay.*, dataset.*, memory.*
   */
  keepNear(step: number, control: ReplayControl = {}): void {
    const run = this.#requireStep(step);
    if (run.summary.importedFrom) return;
    const { first, last } = this.range;
    const to = Math.min(last, step + NEAR);
    const from = Math.max(first, step - NEAR);
    const progress = new ReplayProgress(run, to, control);
    for (let target = from - (from % KEEP_EVERY); target <= to; target += KEEP_EVERY) {
      if (target >= first && !this.#kept.get(target)) this.#goTo(run, target, progress, to);
    }
  }

  /** The epoch that ended with a step, as the run has recorded it. */
  recordedEpoch(step: number): KnownEpoch | undefined {
    return this.#recorded.epoch(step);
  }

  /** The recorded metrics of the steps after a given one, up to another. */
  recordedSteps(after: number, to: number): StepSeries {
    return this.#recorded.steps(after, to);
  }

  #describe(run: StoredRun, checkpoint: Checkpoint, remarks: readonly Message[]): Replayed {
    this.#kept.add(checkpoint);
    return describeReplayed(run, checkpoint, this.#changed, remarks);
  }

  #presentOf(step: number): Checkpoint {
    if (this.#replay?.step !== step) throw new Error(`the replay is not at step ${step}`);
    return this.#replay.checkpoint;
  }

  /** Repeats the steps up to a given one from the nearest known state. @param upTo where the progress ends */
  #goTo(run: StoredRun, step: number, progress: ReplayProgress, upTo = step): Replay {
    const replay = this.#begin(run, step);
    this.#isPresent = true;
    return this.#advance(replay, step, progress.from(replay.step, upTo));
  }

  #advance(replay: Replay, step: number, progress: ReplayProgress): Replay {
    while (replay.step < step) {
      progress.reach(replay.step);
      replay.advance();
      if (replay.step % KEEP_EVERY === 0 && !this.#kept.get(replay.step)) this.#kept.add(replay.checkpoint);
    }
    progress.reach(replay.step);
    return replay;
  }

  /** The replay at the last known state up to a step: where it is, at a kept state, or at a checkpoint. */
  #begin(run: StoredRun, step: number): Replay {
    const stored = this.#recorded.checkpointSteps().findLast((known) => known <= step) ?? -1;
    const kept = this.#kept.lastStepBefore(step) ?? -1;
    const replay = this.#replay;
    const present = replay && this.#isPresent && replay.step <= step ? replay.step : -1;
    // Another engine version goes on from the recorded numbers, never from its own.
    const own = Math.max(kept, present);
    const isStored = isOfOtherEngine(run) ? stored >= own : stored > own;
    if (!isStored && present === own && replay) return replay;
    const state = isStored ? this.#recorded.checkpointBefore(step) : this.#kept.get(kept);
    if (!state) throw noCheckpoint(run);
    if (!replay) return this.#start(run, state);
    replay.restore(state);
    return replay;
  }

  #start(run: StoredRun, from: Checkpoint): Replay {
    this.#replay = new Replay({
      graph: this.#graphOf(run),
      executor: this.#executor,
      from,
      updatesBefore: run.updatesBefore,
      learningRate: (step) => this.#changed.rateAt(step),
      changes: () => this.#changed.settings,
      epochs: ({ step }) => this.#recorded.epoch(step),
      watch: {
        condition: () => this.#watch?.condition(),
        hold: (held) => this.#watch?.hold(held),
        refuse: (condition, error) => this.#watch?.refuse(condition, error),
      },
    });
    return this.#replay;
  }

  #graphOf(run: StoredRun): BoundGraph<Dataset> {
    this.#graph ??= loadRunGraph(this.#datasets, run);
    return this.#graph;
  }

  /** What is to be said of a state that another engine version has replayed; the replay is at its step. */
  #judge(run: StoredRun, step: number, progress: ReplayProgress): Message[] {
    const values = { run: run.summary.name, version: run.engineVersion, own: ENGINE_VERSION };
    const warning = message(
      "'{{run}}' was computed by engine version {{version}}; version {{own}} replays it, and can differ",
      values,
    );
    const next = this.#nextStored(step);
    if (next === undefined) return [warning, message('No later checkpoint tells whether it does')];
    const comparison = this.#comparisons.get(next) ?? this.#compare(run, { step, next }, progress);
    this.#comparisons.set(next, comparison);
    return [warning, comparison];
  }

  #compare(run: StoredRun, { step, next }: { readonly step: number; readonly next: number }, progress: ReplayProgress): Message {
    const replay = this.#advance(this.#goTo(run, step, progress, next), next, progress);
    const recorded = this.#recorded.checkpointBefore(next);
    this.#isPresent = false;
    return recorded?.step === next
      ? compareStates(replay.checkpoint, recorded)
      : message('No later checkpoint tells whether it does');
  }

  #requireStep(step: number): StoredRun {
    const run = this.#recorded.requireStep(step);
    const changed = this.#changed.follow(this.#recorded.rateChanges(run), run.summary.settingChanges);
    this.#kept.dropAfter(changed - 1);
    if (this.#replay && this.#replay.step >= changed) this.#isPresent = false;
    return run;
  }

  /** A kept state, unless the recorded one is preferred. */
  #keptOf(run: StoredRun, step: number): Checkpoint | undefined {
    return isOfOtherEngine(run) ? undefined : this.#kept.get(step);
  }

  #nextStored(step: number): number | undefined {
    return this.#recorded.checkpointSteps().find((known) => known > step);
  }
}

function isOfOtherEngine({ engineVersion, document }: StoredRun): boolean {
  return !computesLike(engineVersion, document);
}

import { createStore, type StoreApi } from 'zustand/vanilla';
import {
  describePosition,
  type EpochRow,
  type QueuedRun,
  type RateChange,
  type RunEvent,
  type RunLabels,
  type RunProgress,
  type RunSummary,
  type SettingChange,
  type TrainingSpan,
  type WatchedCondition,
} from '#app/contract/index.ts';
import { describeEarlyStop, type GraphDocument } from '#engine/graph/index.ts';
import { english, type Message, message } from '#engine/messages/index.ts';
import { type Client, followEvents } from '../connection/index.ts';
import { errorNoticeId, type Log } from '../messages/index.ts';
import { chanceOf } from './chanceOf.ts';
import { isWatched } from './describeCondition.ts';
import { createDiagnoses, type Diagnoses } from './diagnoses.ts';
import { createEvaluations, type Evaluations } from './evaluations.ts';
import { logConditions, logEpochs, logLearningRates, logSettings, logStatus } from './logRun.ts';
import { createRunFeed, type RunFeed } from './runFeed.ts';
import { createRunList } from './runList.ts';
import { isActive } from './status.ts';
import { inToldState } from './toldState.ts';

export interface RunsState {
  /** Newest first; undefined until loaded. */
  readonly runs: readonly RunSummary[] | undefined;
  /** Progress of running and paused runs. */
  readonly progress: Readonly<Record<string, RunProgress>>;
  /** The run selected for curves. */
  readonly chosenId: string | null;
  /** The runs that are checked in the table: drawn beside the selected one, compared, and changed together. */
  readonly comparedIds: readonly string[];
}

/** The runs in the database, including running ones. */
export interface Runs extends StoreApi<RunsState> {
  refresh(): Promise<void>;
  /** Hears of changes by any window as long as this one is open. */
  follow(): Promise<void>;
  /** A run's records, loaded on first use and updated while it runs. */
  feed(runId: string): RunFeed;
  choose(runId: string | null): void;
  compare(runIds: readonly string[]): void;
  /** @param pauseAfter pauses the run after its first step or epoch @returns undefined if it waits in the queue */
  start(graphId: string, document: GraphDocument, pauseAfter?: TrainingSpan): Promise<RunSummary | undefined>;
  /** Starts a run of another one's graph from its weights. */
  startFrom(run: Pick<RunSummary, 'id' | 'graphId'>): Promise<RunSummary | undefined>;
  /** Starts a run of a graph from another run after one of its steps. */
  startFork(
    graphId: string,
    document: GraphDocument,
    from: { readonly runId: string; readonly step: number },
  ): Promise<RunSummary | undefined>;
  resumeFromCheckpoint(runId: string): Promise<RunSummary>;
  readonly diagnoses: Diagnoses;
  /** Evaluations in progress. */
  readonly evaluations: Evaluations;
  /** Evaluates a run on its test samples; the result is part of its summary. */
  evaluate(runId: string): Promise<void>;
  /** Adds the weights of a file, and selects them. */
  importWeights(file: Parameters<Client['weights']['import']>[0], signal: AbortSignal): Promise<RunSummary>;
  rename(runId: string, name: string): Promise<void>;
  /** Changes notes, tags, colors or experiments. */
  label(runIds: readonly string[], labels: RunLabels): Promise<void>;
  /** Removes runs, which can be restored. */
  remove(runIds: readonly string[]): Promise<void>;
  restore(runIds: readonly string[]): Promise<void>;
  /** Those that were removed and can be restored. */
  removed(): Promise<readonly RunSummary[]>;
  /** Deletes removed runs for good. */
  erase(runIds: readonly string[]): Promise<void>;
}

export type HeldCondition = WatchedCondition & { readonly held: NonNullable<WatchedCondition['held']> };

/** Receives errors of runs. */
export interface RunsListener {
  onError(error: unknown): void;
  /** A followed run has failed. */
  onFailure(run: RunSummary): void;
  /** A followed run has paused, because its condition held. */
  onHold(run: RunSummary, condition: HeldCondition): void;
  /** A run waits in the queue. */
  onQueued(queued: QueuedRun, place: number): void;
  /** A followed run is completed, and its result is no better than a guess. */
  onChance(run: RunSummary, chance: NonNullable<ReturnType<typeof chanceOf>>): void;
}

/** @param reader whose calls wait for a connection */
export function createRuns(
  client: Client,
  reader: Client,
  log: Log,
  { onError, onFailure, onHold, onQueued, onChance }: RunsListener,
): Runs {
  const store = createStore<RunsState>(() => ({ runs: undefined, progress: {}, chosenId: null, comparedIds: [] }));
  const feeds = new Map<string, RunFeed>();
  /** The runs whose events report what becomes of them. */
  const followed = new Set<string>();
  const evaluations = createEvaluations(client);
  const diagnoses = createDiagnoses(reader);
  const readList = createRunList(reader);

  function patch(runId: string, change: Partial<RunSummary>): void {
    store.setState(({ runs }) => ({ runs: changed(runs, runId, change) }));
  }

  function hear(
    { runId, progress, error, origin, earlyStop, learningRates = [], changed: settings, conditions }: RunEvent,
    epochs: readonly EpochRow[],
  ): void {
    const run = store.getState().runs?.find(({ id }) => id === runId);
    if (!run) return;
    logLearningRates(log, run, learningRates.filter(isNewTo(run)));
    if (settings) logSettings(log, run, settings.settings.filter(isChangeOf(run)));
    const held = conditions ? newlyHeld(run.conditions, conditions) : [];
    logEpochs(log, run, epochs);
    const hasChanged = progress.status !== run.status;
    const detail =
      (error && english(error)) ??
      (earlyStop ? describeEarlyStop(earlyStop) : positionAt(progress, settings?.parts ?? run.parts));
    const isTold = error && progress.status === 'failed';
    if (hasChanged)
      logStatus(log, run, progress.status, detail, isTold ? errorNoticeId({ code: error.code, message: error }) : undefined);
    const { status, epoch, step } = progress;
    const rates = mergeRates(run.learningRates, learningRates);
    const change: Partial<RunSummary> = {
      status,
      epoch,
      step,
      learningRates: [...rates],
      ...(settings && { settingChanges: settings.settings, parts: settings.parts, steps: progress.steps }),
      ...(conditions && { conditions }),
      ...(error && { error }),
      ...(origin && { origin }),
      ...(earlyStop && { earlyStop }),
      ...latest(epochs),
    };
    // Together: each change of the state draws the window anew.
    store.setState((state) => ({ runs: changed(state.runs, runId, change), progress: { ...state.progress, [runId]: progress } }));
    for (const condition of held) onHold(run, condition);
    if (status === 'running') diagnoses.trains(runId);
    else if (!isActive(status)) diagnoses.ends(runId);
    if (!isActive(status)) {
      followed.delete(runId);
      void refresh()
        .then(() => hasChanged && reportEnd(runId))
        .catch(onError);
    }
  }

  function reportEnd(runId: string): void {
    const run = store.getState().runs?.find(({ id }) => id === runId);
    if (run?.status === 'failed') onFailure(run);
    if (run) logConditions(log, run, run.conditions.filter(isWatched));
    const chance = run?.status === 'completed' ? chanceOf(run) : undefined;
    if (run && chance) onChance(run, chance);
  }

  function feed(runId: string): RunFeed {
    const present = feeds.get(runId);
    if (present) return present;
    const created = createRunFeed(runId, reader, { onEvent: hear, onError });
    feeds.set(runId, created);
    return created;
  }

  function follow(runId: string): void {
    followed.add(runId);
    feed(runId).follow();
  }

  function forget(runId: string): void {
    diagnoses.forget(runId);
    followed.delete(runId);
    feeds.get(runId)?.close();
    feeds.delete(runId);
  }

  async function refresh(): Promise<void> {
    await readList((listed, isComplete) => {
      const known = new Map(store.getState().runs?.map((run) => [run.id, run]));
      const runs = listed.toSorted(byNewest).map((run) => {
        const told = followed.has(run.id) && known.get(run.id);
        return told ? inToldState(run, told) : run;
      });
      const isGone = (id: string | null) => isComplete && !runs.some((run) => run.id === id);
      store.setState(({ chosenId, comparedIds }) => ({
        runs,
        chosenId: isGone(chosenId) ? null : chosenId,
        comparedIds: comparedIds.filter((id) => !isGone(id)),
      }));
      for (const { id, status } of runs) if (isActive(status)) follow(id);
    });
  }

  function add(run: RunSummary, told?: Message): RunSummary {
    store.setState(({ runs = [] }) => ({
      runs: [run, ...runs.filter(({ id }) => id !== run.id)].toSorted(byNewest),
      chosenId: run.id,
    }));
    if (told) log.add('info', told, { subject: run.name });
    else logStatus(log, run, run.status);
    return run;
  }

  /** Registers a run that has just started or resumed. */
  function begin(run: RunSummary, told?: Message): RunSummary {
    add(run, told);
    follow(run.id);
    return run;
  }

  async function startOrQueue(start: Parameters<Client['queue']['start']>[0]): Promise<RunSummary | undefined> {
    const result = await client.queue.start(start);
    if (result.kind === 'queued') {
      onQueued(result.queued, result.place);
      return undefined;
    }
    const { notes, ...run } = result.run;
    if (start.atStep !== undefined) for (const note of notes) log.add('info', note, { subject: run.name });
    return begin(run);
  }

  return {
    ...store,
    refresh,
    follow: () => followEvents({ subscribe: () => reader.runs.listChanges(), catchUp: refresh, hear: refresh, onError }),
    feed,
    choose: (chosenId) => store.setState({ chosenId }),
    compare: (comparedIds) => store.setState({ comparedIds }),
    start: (graphId, document, pauseAfter) => startOrQueue({ graphId, document, pauseAfter }),
    async startFrom({ id: runId, graphId }) {
      const { document } = await client.runs.load({ runId });
      return startOrQueue({ document, weightsOf: runId, ...(graphId !== null && { graphId }) });
    },
    startFork: (graphId, document, { runId, step }) => startOrQueue({ graphId, document, weightsOf: runId, atStep: step }),
    async resumeFromCheckpoint(runId) {
      const run = await client.runs.resumeFromCheckpoint({ runId });
      // Records after the checkpoint are recorded again.
      forget(runId);
      return begin(run, message('Resumed from last checkpoint, at step {{step}}', { step: run.step }));
    },
    diagnoses,
    evaluations,
    async evaluate(runId) {
      const run = await evaluations.start(runId);
      if (run) patch(runId, { test: run.test });
    },
    importWeights: async (file, signal) => add(await client.weights.import(file, { signal })),
    async rename(runId, name) {
      await client.runs.rename({ runId, name });
      patch(runId, { name });
    },
    async label(runIds, labels) {
      await client.runs.label({ runIds: [...runIds], labels });
      await refresh();
    },
    async remove(runIds) {
      await client.runs.remove({ runIds: [...runIds] });
      for (const runId of runIds) forget(runId);
      const isKept = (id: string | null) => id !== null && !runIds.includes(id);
      store.setState(({ runs, chosenId, comparedIds }) => ({
        runs: runs?.filter(({ id }) => isKept(id)),
        chosenId: isKept(chosenId) ? chosenId : null,
        comparedIds: comparedIds.filter(isKept),
      }));
    },
    async restore(runIds) {
      await client.runs.restore({ runIds: [...runIds] });
      await refresh();
    },
    removed: () => reader.runs.list({ removed: true }),
    erase: (runIds) => client.runs.erase({ runIds: [...runIds] }),
  };
}

function changed(runs: RunsState['runs'], runId: string, change: Partial<RunSummary>): RunsState['runs'] {
  return runs?.map((run) => (run.id === runId ? { ...run, ...change } : run));
}

const byNewest = (a: RunSummary, b: RunSummary): number => b.startedAt - a.startedAt;

/** The position of a run that pauses, resumes or ends early. */
function positionAt(progress: RunProgress, parts: RunSummary['parts']): Message | undefined {
  return progress.status === 'completed' ? undefined : describePosition({ ...progress, parts });
}

/** Conditions are only added; each holds at most once. */
function newlyHeld(known: readonly WatchedCondition[], conditions: readonly WatchedCondition[]): HeldCondition[] {
  return conditions.filter(
    (each, index): each is HeldCondition => each.held !== null && known[index]?.held?.step !== each.held.step,
  );
}

const isNewTo =
  ({ learningRates }: RunSummary) =>
  ({ step, learningRate }: RateChange) =>
    !learningRates.some((known) => known.step === step && known.learningRate === learningRate);

const isChangeOf =
  ({ settingChanges }: RunSummary) =>
  (change: SettingChange) =>
    !settingChanges.some(
      ({ step, address, value }) => step === change.step && address === change.address && value === change.value,
    );

/** A new learning rate voids those of later steps, which a resumed run would have set again. */
function mergeRates(known: readonly RateChange[], news: readonly RateChange[]): readonly RateChange[] {
  return news.reduce((rates, change) => [...rates.filter(({ step }) => step < change.step), change], known);
}

/** The last epoch's part of a summary. */
function latest(epochs: readonly EpochRow[]): Partial<RunSummary> {
  const last = epochs.at(-1);
  if (!last) return {};
  const { epoch, loss, metrics, validation = null } = last;
  return { measuredEpoch: epoch, loss, metrics, validation };
}

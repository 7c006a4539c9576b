import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EpochRow, RunEvent, RunProgress, RunSummary } from '#app/contract/index.ts';
import { describeEarlyStop, type GraphDocument } from '#engine/graph/index.ts';
import { english } from '#engine/messages/index.ts';
import type { Client } from '../connection/index.ts';
import { errorNoticeId, type Log } from '../messages/index.ts';
import { logEpochs, logStatus } from './logRun.ts';
import { createRunFeed, type RunFeed } from './runFeed.ts';
import { isActive } from './status.ts';

interface RunsState {
  /** Newest first; undefined until loaded. */
  readonly runs: readonly RunSummary[] | undefined;
  /** Progress of running and paused runs. */
  readonly progress: Readonly<Record<string, RunProgress>>;
  /** The run selected for curves. */
  readonly chosenId: string | null;
}

/** The runs in the database, including running ones. */
export interface Runs extends StoreApi<RunsState> {
  refresh(): Promise<void>;
  /** A run's records, loaded on first use and updated while it runs. */
  feed(runId: string): RunFeed;
  choose(runId: string | null): void;
  /** @param oneStep pauses the run after its first step */
  start(graphId: string, document: GraphDocument, oneStep?: boolean): Promise<RunSummary>;
  resumeFromCheckpoint(runId: string): Promise<RunSummary>;
  rename(runId: string, name: string): Promise<void>;
  remove(runId: string): Promise<void>;
}

/** Receives errors of runs. */
export interface RunsListener {
  onError(error: unknown): void;
  /** A followed run has failed. */
  onFailure(run: RunSummary): void;
}

export function createRuns(client: Client, log: Log, { onError, onFailure }: RunsListener): Runs {
  const store = createStore<RunsState>(() => ({ runs: undefined, progress: {}, chosenId: null }));
  const feeds = new Map<string, RunFeed>();

  function patch(runId: string, change: Partial<RunSummary>): void {
    store.setState(({ runs }) => ({ runs: runs?.map((run) => (run.id === runId ? { ...run, ...change } : run)) }));
  }

  function hear({ runId, progress, error, earlyStop }: RunEvent, epochs: readonly EpochRow[]): void {
    const run = store.getState().runs?.find(({ id }) => id === runId);
    if (!run) return;
    logEpochs(log, run, epochs);
    const hasChanged = progress.status !== run.status;
    const detail = (error && english(error)) ?? (earlyStop && describeEarlyStop(earlyStop));
    const isTold = error && progress.status === 'failed';
    if (hasChanged)
      logStatus(log, run, progress.status, detail, isTold ? errorNoticeId({ code: error.code, message: error }) : undefined);
    const { status, epoch, step } = progress;
    patch(runId, { status, epoch, step, ...(error && { error }), ...(earlyStop && { earlyStop }), ...latest(epochs) });
    store.setState((state) => ({ progress: { ...state.progress, [runId]: progress } }));
    if (!isActive(status))
      void refresh()
        .then(() => hasChanged && status === 'failed' && reportFailure(runId))
        .catch(onError);
  }

  function reportFailure(runId: string): void {
    const run = store.getState().runs?.find(({ id }) => id === runId);
    if (run) onFailure(run);
  }

  function feed(runId: string): RunFeed {
    const present = feeds.get(runId);
    if (present) return present;
    const created = createRunFeed(runId, client, { onEvent: hear, onError });
    feeds.set(runId, created);
    return created;
  }

  function forget(runId: string): void {
    feeds.get(runId)?.close();
    feeds.delete(runId);
  }

  async function refresh(): Promise<void> {
    const runs = (await client.runs.list({})).toSorted(byNewest);
    store.setState({ runs });
    for (const { id, status } of runs) if (isActive(status)) feed(id).follow();
  }

  /** Registers a run that has just started or resumed. */
  function begin(run: RunSummary): RunSummary {
    store.setState(({ runs = [] }) => ({
      runs: [run, ...runs.filter(({ id }) => id !== run.id)].toSorted(byNewest),
      chosenId: run.id,
    }));
    logStatus(log, run, run.status);
    feed(run.id).follow();
    return run;
  }

  return {
    ...store,
    refresh,
    feed,
    choose: (chosenId) => store.setState({ chosenId }),
    start: async (graphId, document, oneStep = false) => begin(await client.runs.start({ graphId, document, oneStep })),
    async resumeFromCheckpoint(runId) {
      const run = await client.runs.resumeFromCheckpoint({ runId });
      // Records after the checkpoint are recorded again.
      forget(runId);
      return begin(run);
    },
    async rename(runId, name) {
      await client.runs.rename({ runId, name });
      patch(runId, { name });
    },
    async remove(runId) {
      await client.runs.remove({ runId });
      forget(runId);
      store.setState(({ runs, chosenId }) => ({
        runs: runs?.filter(({ id }) => id !== runId),
        chosenId: chosenId === runId ? null : chosenId,
      }));
    },
  };
}

const byNewest = (a: RunSummary, b: RunSummary): number => b.startedAt - a.startedAt;

/** The last epoch's part of a summary. */
function latest(epochs: readonly EpochRow[]): Partial<RunSummary> {
  const last = epochs.at(-1);
  if (!last) return {};
  const { loss, metrics, validation = null } = last;
  return { loss, metrics, validation };
}

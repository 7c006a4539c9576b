import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SweepChange, SweepDetails, SweepSettings, SweepSummary } from '#app/contract/index.ts';
import type { GraphDocument } from '#engine/graph/index.ts';
import { type Client, followEvents, isRefusal } from '../connection/index.ts';

export interface SweepsState {
  /** Newest first; undefined until loaded. */
  readonly sweeps: readonly SweepSummary[] | undefined;
  /** The sweep that is shown; null for the newest. */
  readonly chosenId: string | null;
  /** The shown sweep with its trials; undefined until loaded. */
  readonly open: SweepDetails | undefined;
  /** The number of the trial that is selected in it. */
  readonly trial: number | null;
}

/** The hyperparameter sweeps of the database. */
export interface Sweeps extends StoreApi<SweepsState> {
  refresh(): Promise<void>;
  choose(id: string): void;
  chooseTrial(number: number | null): void;
  start(graphId: string, document: GraphDocument, settings: SweepSettings): Promise<void>;
  continue(id: string): Promise<void>;
  stop(id: string): Promise<void>;
  extend(id: string, budget: SweepSummary['budget']): Promise<void>;
  remove(id: string): Promise<void>;
  /** True for a run of a sweep that has trained while this window was open. */
  isTrial(runId: string): boolean;
  /** Follows all changes, for good. Ends if the server refuses to tell. */
  follow(): Promise<void>;
}

/** The sweep that is shown. */
export const shownSweepId = ({ sweeps, chosenId }: SweepsState): string | undefined =>
  sweeps?.find(({ id }) => id === chosenId)?.id ?? sweeps?.[0]?.id;

/** @param reader whose calls wait for a connection */
export function createSweeps(client: Client, reader: Client, onError: (error: unknown) => void): Sweeps {
  const store = createStore<SweepsState>(() => ({ sweeps: undefined, chosenId: null, open: undefined, trial: null }));
  const trialRuns = new Set<string>();
  let isLoading = false;
  let isOutdated = false;

  /** Loads the trials of the shown sweep. */
  async function loadShown(): Promise<void> {
    const id = shownSweepId(store.getState());
    const open = id === undefined ? undefined : await reader.sweeps.load({ id });
    if (shownSweepId(store.getState()) === id) store.setState({ open });
    else isOutdated = true;
  }

  /** The same again after changes; those that come while it loads are loaded together afterwards. */
  async function reload(): Promise<void> {
    isOutdated = true;
    if (isLoading) return;
    isLoading = true;
    try {
      while (isOutdated) {
        isOutdated = false;
        await loadShown();
      }
    } catch (error) {
      if (isRefusal(error)) onError(error);
    } finally {
      isLoading = false;
    }
  }

  async function refresh(): Promise<void> {
    const sweeps = await reader.sweeps.list();
    for (const { running } of sweeps) for (const run of running) trialRuns.add(run);
    store.setState({ sweeps });
    void reload();
  }

  function put(summary: SweepSummary): void {
    for (const run of summary.running) trialRuns.add(run);
    store.setState(({ sweeps = [] }) => ({
      sweeps: sweeps.some(({ id }) => id === summary.id)
        ? sweeps.map((each) => (each.id === summary.id ? summary : each))
        : [summary, ...sweeps],
    }));
  }

  function hear({ id, summary }: SweepChange): void {
    if (summary) put(summary);
    else store.setState(({ sweeps }) => ({ sweeps: sweeps?.filter((each) => each.id !== id) }));
    void reload();
  }

  function choose(id: string | null): void {
    store.setState({ chosenId: id, open: undefined, trial: null });
    void reload();
  }

  return {
    ...store,
    refresh,
    choose,
    chooseTrial: (trial) => store.setState({ trial }),
    async start(graphId, document, settings) {
      const summary = await client.sweeps.start({ graphId, document, settings });
      put(summary);
      choose(summary.id);
    },
    continue: async (id) => put(await client.sweeps.continue({ id })),
    stop: (id) => client.sweeps.stop({ id }),
    extend: async (id, budget) => put(await client.sweeps.extend({ id, budget })),
    remove: (id) => client.sweeps.remove({ id }),
    isTrial: (runId) => trialRuns.has(runId),
    follow: () => followEvents({ subscribe: () => reader.sweeps.changes(), catchUp: refresh, hear, onError }),
  };
}

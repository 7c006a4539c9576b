import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DatasetDescription, DatasetSummary } from '#app/contract/index.ts';
import type { DataSettings } from '#engine/graph/index.ts';
import { type Client, type DescribedError, describeError } from '../transport/index.ts';

/** What is known of a choice of data. While a changed choice is read, what was known before stays. */
export interface DataKnowledge {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly description?: DatasetDescription;
  readonly error?: DescribedError;
}

export interface DatasetsState {
  readonly summaries: readonly DatasetSummary[];
  /** By the key of the settings. */
  readonly knowledge: Readonly<Record<string, DataKnowledge>>;
}

/** The data sets that can be trained on, and what they hold. */
export interface Datasets extends StoreApi<DatasetsState> {
  /** Learns which data sets there are. */
  list(): Promise<void>;
  /** Reads a choice of data, unless that is done or under way. */
  request(settings: DataSettings): void;
  /** Reads it again: a file may have changed. */
  refresh(settings: DataSettings): void;
}

/** Settings that say the same have the same key. */
export function dataKey({ dataset, validation, test, normalize }: DataSettings): string {
  return JSON.stringify([dataset, validation, test, normalize]);
}

export function createDatasets(client: Client): Datasets {
  const store = createStore<DatasetsState>(() => ({ summaries: [], knowledge: {} }));
  const learn = (key: string, knowledge: DataKnowledge) =>
    store.setState((state) => ({ knowledge: { ...state.knowledge, [key]: knowledge } }));

  async function read(settings: DataSettings): Promise<void> {
    const key = dataKey(settings);
    learn(key, { status: 'loading' });
    try {
      learn(key, { status: 'ready', description: await client.datasets.inspect(settings) });
    } catch (error) {
      learn(key, { status: 'failed', error: describeError(error) });
    }
  }
  return {
    ...store,
    list: async () => store.setState({ summaries: await client.datasets.list() }),
    request(settings) {
      if (!store.getState().knowledge[dataKey(settings)]) void read(settings);
    },
    refresh: (settings) => void read(settings),
  };
}

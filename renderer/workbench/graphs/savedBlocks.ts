import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SavedBlock } from '#app/contract/index.ts';
import type { BlockDefinition } from '#engine/graph/index.ts';
import type { Client } from '../connection/index.ts';

/** The palette blocks, available in every graph. */
export interface SavedBlocks extends StoreApi<{ readonly blocks: readonly SavedBlock[] }> {
  refresh(): Promise<void>;
  save(definitions: readonly BlockDefinition[]): Promise<void>;
  remove(id: string): Promise<void>;
}

export function createSavedBlocks(client: Pick<Client, 'blocks'>): SavedBlocks {
  const store = createStore<{ readonly blocks: readonly SavedBlock[] }>(() => ({ blocks: [] }));
  const refresh = async () => store.setState({ blocks: await client.blocks.list() });
  return {
    ...store,
    refresh,
    async save(definitions) {
      await client.blocks.save({ definitions: structuredClone([...definitions]) });
      await refresh();
    },
    async remove(id) {
      await client.blocks.remove({ id });
      await refresh();
    },
  };
}

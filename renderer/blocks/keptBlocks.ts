import { createStore, type StoreApi } from 'zustand/vanilla';
import type { KeptBlock } from '#app/contract/index.ts';
import type { BlockDefinition } from '#engine/graph/index.ts';
import type { Client } from '../transport/index.ts';

/** The palette blocks, available in every graph. */
export interface KeptBlocks extends StoreApi<{ readonly blocks: readonly KeptBlock[] }> {
  refresh(): Promise<void>;
  save(definitions: readonly BlockDefinition[]): Promise<void>;
  remove(id: string): Promise<void>;
}

export function createKeptBlocks(client: Pick<Client, 'blocks'>): KeptBlocks {
  const store = createStore<{ readonly blocks: readonly KeptBlock[] }>(() => ({ blocks: [] }));
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

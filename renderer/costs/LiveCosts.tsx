import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { formatFlops } from '../format/index.ts';
import { useExpandedId } from '../workbench/index.ts';
import { useCosts } from './useCosts.ts';
import type { GraphCosts } from './worker/costsMessages.ts';

type CostsStore = StoreApi<GraphCosts | undefined>;

const LiveCostsContext = createContext<CostsStore | null>(null);

/** Provides costs to all nodes below; each re-renders only when its own value changes. */
export function LiveCosts({ children }: { readonly children: ReactNode }) {
  const costs = useCosts()?.costs;
  const [store] = useState<CostsStore>(() => createStore<GraphCosts | undefined>(() => undefined));
  useEffect(() => store.setState(costs, true), [store, costs]);
  return <LiveCostsContext value={store}>{children}</LiveCostsContext>;
}

/** A node's operations per prediction, as text; null if zero or unknown. */
export function useOperations(nodeId: string): string | null {
  const store = useContext(LiveCostsContext);
  if (!store) throw new Error('useOperations needs LiveCosts above it');
  const id = useExpandedId(nodeId);
  return useStore(store, (costs) => {
    const sample = costs?.nodes.get(id)?.sample ?? 0;
    return sample > 0 ? formatFlops(sample) : null;
  });
}

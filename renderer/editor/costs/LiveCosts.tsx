import { Stack } from '@mantine/core';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { formatBytes, formatFlops } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import type { GraphCosts } from '../../workbench/costs/worker/costsMessages.ts';
import { useExpandedId } from '../../workbench/index.ts';
import { useCosts, useNodeCosts } from './useCosts.ts';

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

/** A node's costs, in a tooltip on the canvas. */
export function NodeCostTip({ expandedId, parameters }: { readonly expandedId: string; readonly parameters: number }) {
  const node = useNodeCosts(expandedId)?.node;
  return (
    <Stack gap={2}>
      {parameters > 0 && <span>{t('{{count}} parameters', { count: parameters })}</span>}
      {node && <span>{t('{{sample}}s/sample', { sample: formatFlops(node.sample) })}</span>}
      {node && <span>{t('{{outputBytes}} of activations per sample', { outputBytes: formatBytes(node.outputBytes) })}</span>}
    </Stack>
  );
}

import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { GraphCosts, NodeCosts } from '../../workbench/costs/worker/costsMessages.ts';
import { useActiveGraph, useWholeAnalysis, useWorkbench } from '../../workbench/index.ts';

/** The known costs of a graph. */
interface CurrentCosts {
  readonly costs: GraphCosts;
  /** True if they are those of an earlier state of the graph, until the new ones are counted. */
  readonly isUpdating: boolean;
}

/** Costs of the active graph; undefined until counted. */
export function useCosts(): CurrentCosts | undefined {
  const { id } = useActiveGraph();
  const { costCounter } = useWorkbench();
  const analysis = useWholeAnalysis();
  useEffect(() => {
    costCounter.request({ graphId: id, analysis });
  }, [costCounter, id, analysis]);
  const latest = useStore(costCounter.latest);
  return latest?.graphId === id ? { costs: latest.costs, isUpdating: latest.analysis !== analysis } : undefined;
}

/** The same with those of a node. @param expandedId its id in the expanded graph */
export function useNodeCosts(expandedId: string): (CurrentCosts & { readonly node: NodeCosts | undefined }) | undefined {
  const current = useCosts();
  return current && { ...current, node: current.costs.nodes.get(expandedId) };
}

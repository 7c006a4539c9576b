import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { GraphCosts, NodeCosts } from '../../workbench/costs/worker/costsMessages.ts';
import { useActiveGraph, useWholeAnalysis, useWorkbench } from '../../workbench/index.ts';

/** What a graph costs, as far as that is known. */
export interface CurrentCosts {
  readonly costs: GraphCosts;
  /** Whether they are those of an earlier state of the graph, until the new ones are counted. */
  readonly isUpdating: boolean;
}

/** What the graph in front costs; undefined until that is counted. */
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

export interface CurrentNodeCosts {
  readonly whole: GraphCosts;
  readonly node: NodeCosts | undefined;
  readonly isUpdating: boolean;
}

/** @param expandedId what the node is called in the graph as it is trained */
export function useNodeCosts(expandedId: string): CurrentNodeCosts | undefined {
  const current = useCosts();
  return current && { whole: current.costs, node: current.costs.nodes.get(expandedId), isUpdating: current.isUpdating };
}

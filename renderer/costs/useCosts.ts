import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useActiveGraph, useWholeAnalysis, useWorkbench } from '../workbench/index.ts';
import type { GraphCosts, NodeCosts } from './worker/costsMessages.ts';

/** The known costs of a graph. */
export interface CurrentCosts {
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

export interface CurrentNodeCosts {
  readonly whole: GraphCosts;
  readonly node: NodeCosts | undefined;
  readonly isUpdating: boolean;
}

/** @param expandedId the node's id in the expanded graph */
export function useNodeCosts(expandedId: string): CurrentNodeCosts | undefined {
  const current = useCosts();
  return current && { whole: current.costs, node: current.costs.nodes.get(expandedId), isUpdating: current.isUpdating };
}

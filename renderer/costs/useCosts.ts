import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { GraphCosts, NodeCosts } from '#engine/graph/index.ts';
import { costsOfDocument, expandedId } from '../document/index.ts';
import { useActiveGraph, useWholeAnalysis } from '../workbench/index.ts';

/** No longer than this after an edit, in milliseconds. */
const LATEST_MS = 400;

/** What the graph in front takes. It is a moment behind the document: it is counted when the window has nothing else to do. */
export function useCosts(): GraphCosts | undefined {
  const { store } = useActiveGraph();
  const analysis = useWholeAnalysis();
  const [costs, setCosts] = useState<GraphCosts>();
  useEffect(() => {
    const { document } = store.getState();
    const idle = requestIdleCallback(() => setCosts(costsOfDocument(document, analysis)), { timeout: LATEST_MS });
    return () => cancelIdleCallback(idle);
  }, [store, analysis]);
  return costs;
}

/** What a node takes that is drawn where the person looks: of the whole graph, or within a block. */
export function useNodeCosts(nodeId: string): { readonly whole: GraphCosts; readonly node: NodeCosts | undefined } | undefined {
  const id = useStore(useActiveGraph().store, ({ document, place }) => expandedId(document, place, nodeId));
  const whole = useCosts();
  return whole && { whole, node: whole.nodes.get(id) };
}

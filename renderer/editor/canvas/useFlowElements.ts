import { useEffect, useMemo, useState } from 'react';
import type { Point } from '../../document/index.ts';
import { arrangementToCome, inRows, learnArrangement, placeBends, placeNodes } from '../../drawing/index.ts';
import { useLanguage } from '../../language/index.ts';
import { useAnalysis, useDocumentState, useWorkbench } from '../../workbench/index.ts';
import { useCanvasUi } from './state/canvasUi.ts';
import { type LayerNodeType, nameOfWire, toFlowEdges, toFlowNodes, type WireType, withSelected } from './state/flow.ts';
import { collectFacts, type NodeFacts } from './state/nodeFacts.ts';
import { useFlowChanges } from './useFlowChanges.ts';

const NONE: ReadonlyMap<string, Point> = new Map();

/** React Flow's view of the document, and the effects of its changes: without selection and dragging, and with them. */
export function useFlowElements() {
  const dragged = useCanvasUi(({ held }) => held?.nodes ?? NONE);
  const layouts = useFirstLayout();
  const { nodes: drawnNodes, positions } = useNodes(layouts);
  const drawnWires = useWires(layouts);
  const { nodes: chosenNodes, wires: chosenWires } = useDocumentState(({ selection }) => selection);
  const drawn = useMemo(() => ({ nodes: drawnNodes, wires: drawnWires }), [drawnNodes, drawnWires]);
  const still = useMemo(() => withSelected(drawnNodes, chosenNodes, ({ id }) => id), [drawnNodes, chosenNodes]);
  const edges = useMemo(() => withSelected(drawnWires, chosenWires, nameOfWire), [drawnWires, chosenWires]);
  /** Positions of dragged nodes: the document changes on release. */
  const nodes = useMemo(() => (dragged === NONE ? still : moveFlowNodes(still, dragged)), [still, dragged]);
  const { onNodesChange, onEdgesChange } = useFlowChanges(positions, edges);
  return { drawn, dragged, nodes, edges, onNodesChange, onEdgesChange };
}

export type FlowElements = ReturnType<typeof useFlowElements>;

/**
 * Lays out a large document without node positions in a worker, then fits the view. If cancelled, nodes stay in rows.
 * @returns number of finished layouts
 */
function useFirstLayout(): number {
  const { arranger, canvas, notices } = useWorkbench();
  const document = useDocumentState((state) => state.document);
  const [count, setCount] = useState(0);
  useEffect(() => {
    const request = arrangementToCome(document);
    if (!request) return;
    let isCurrent = true;
    void notices.attempt(async () => {
      const arranged = await arranger.arrange(request);
      if (!isCurrent) return;
      learnArrangement(document, request, arranged ?? inRows(request));
      setCount((before) => before + 1);
      // After the new positions are rendered.
      requestAnimationFrame(() => canvas.getState().view?.fitAll());
    });
    return () => {
      isCurrent = false;
    };
  }, [arranger, canvas, notices, document]);
  return count;
}

/** @param layouts number of finished layouts: nodes without positions of their own then move */
function useNodes(layouts: number): { readonly nodes: LayerNodeType[]; readonly positions: ReadonlyMap<string, Point> } {
  const document = useDocumentState((state) => state.document);
  const analysis = useAnalysis();
  const last = useLast<{ facts: ReadonlyMap<string, NodeFacts>; nodes: ReadonlyMap<string, LayerNodeType> }>(NOTHING);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a finished layout is looked up by the document
  const positions = useMemo(() => placeNodes(document), [document, layouts]);
  // Display data does not depend on positions: while nodes only move, the analysis is the same object.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the document is the analyzed one
  const facts = useMemo(() => {
    last.facts = collectFacts(document, analysis, last.facts);
    return last.facts;
  }, [analysis, last]);
  const nodes = useMemo(() => {
    const made = toFlowNodes(document.nodes, facts, positions, last.nodes);
    last.nodes = byId(made);
    return made;
  }, [document.nodes, facts, positions, last]);
  return { nodes, positions };
}

function useWires(layouts: number): WireType[] {
  const document = useDocumentState((state) => state.document);
  const analysis = useAnalysis();
  const last = useLast<{ wires: ReadonlyMap<string, WireType> }>(NOTHING);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a finished layout is looked up by the document
  const bends = useMemo(() => placeBends(document), [document, layouts]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the document is the analyzed one; moving nodes does not change wires
  return useMemo(() => {
    const made = toFlowEdges(document, analysis, last.wires, bends);
    last.wires = byId(made);
    return made;
  }, [document.edges, analysis, bends, last]);
}

const NOTHING = { facts: new Map(), nodes: new Map(), wires: new Map() };

/** What was made last, to be changed in place. A new language changes all texts, and begins with nothing. */
function useLast<Made extends object>(nothing: Made): Made {
  const spoken = useLanguage();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new one for each language
  return useMemo(() => ({ ...nothing }), [spoken]);
}

/** For the next time, so that unchanged items stay the same objects. */
function byId<Item extends { readonly id: string }>(items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(items.map((item) => [item.id, item]));
}

function moveFlowNodes(nodes: readonly LayerNodeType[], positions: ReadonlyMap<string, Point>): LayerNodeType[] {
  return nodes.map((node) => {
    const position = positions.get(node.id);
    return position ? { ...node, position } : node;
  });
}

import { useMemo, useRef } from 'react';
import type { Point } from '../document/index.ts';
import { placeBends, placeNodes } from '../drawing/index.ts';
import { useLanguage } from '../language/index.ts';
import { useAnalysis, useDocumentState } from '../workbench/index.ts';
import { useCanvasUi } from './canvasUi.ts';
import { type LayerNodeType, nameOfWire, toFlowEdges, toFlowNodes, type WireType, withSelected } from './flow.ts';
import { collectFacts, type NodeFacts } from './nodeFacts.ts';
import { useFirstLayout } from './useFirstLayout.ts';
import { useFlowChanges } from './useFlowChanges.ts';

const NONE: ReadonlyMap<string, Point> = new Map();

/** React Flow's view of the document, and the effects of its changes: without selection and dragging, and with them. */
export function useFlowElements() {
  const dragged = useCanvasUi(({ held }) => held?.nodes ?? NONE);
  const layouts = useFirstLayout();
  const { nodes: drawnNodes, places } = useNodes(layouts);
  const drawnWires = useWires(layouts);
  const { nodes: chosenNodes, wires: chosenWires } = useDocumentState(({ selection }) => selection);
  const drawn = useMemo(() => ({ nodes: drawnNodes, wires: drawnWires }), [drawnNodes, drawnWires]);
  const still = useMemo(() => withSelected(drawnNodes, chosenNodes, ({ id }) => id), [drawnNodes, chosenNodes]);
  const edges = useMemo(() => withSelected(drawnWires, chosenWires, nameOfWire), [drawnWires, chosenWires]);
  /** Positions of dragged nodes: the document changes on release. */
  const nodes = useMemo(() => (dragged === NONE ? still : moveFlowNodes(still, dragged)), [still, dragged]);
  const { onNodesChange, onEdgesChange } = useFlowChanges(places, edges);
  return { drawn, dragged, nodes, edges, onNodesChange, onEdgesChange };
}

export type FlowElements = ReturnType<typeof useFlowElements>;

/** @param layouts number of finished layouts: nodes without positions of their own then move */
function useNodes(layouts: number): { readonly nodes: LayerNodeType[]; readonly places: ReadonlyMap<string, Point> } {
  const document = useDocumentState((state) => state.document);
  const analysis = useAnalysis();
  const lastFacts = useRef<ReadonlyMap<string, NodeFacts>>(new Map());
  const lastNodes = useRef<ReadonlyMap<string, LayerNodeType>>(new Map());
  const spoken = useLanguage();
  const said = useRef(spoken);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a finished layout is looked up by the document
  const places = useMemo(() => placeNodes(document), [document, layouts]);
  // Display data does not depend on positions: while nodes only move, the analysis is the same object.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the document is the analyzed one
  const facts = useMemo(() => {
    // A new language changes all texts.
    if (said.current !== spoken) {
      lastFacts.current = new Map();
      lastNodes.current = new Map();
    }
    said.current = spoken;
    lastFacts.current = collectFacts(document, analysis, lastFacts.current);
    return lastFacts.current;
  }, [analysis, spoken]);
  const nodes = useMemo(() => {
    const made = toFlowNodes(document.nodes, facts, places, lastNodes.current);
    lastNodes.current = byId(made);
    return made;
  }, [document.nodes, facts, places]);
  return { nodes, places };
}

function useWires(layouts: number): WireType[] {
  const document = useDocumentState((state) => state.document);
  const analysis = useAnalysis();
  const last = useRef<ReadonlyMap<string, WireType>>(new Map());
  const spoken = useLanguage();
  const said = useRef(spoken);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a finished layout is looked up by the document
  const bends = useMemo(() => placeBends(document), [document, layouts]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the document is the analyzed one; moving nodes does not change wires
  return useMemo(() => {
    if (said.current !== spoken) last.current = new Map();
    said.current = spoken;
    const made = toFlowEdges(document, analysis, last.current, bends);
    last.current = byId(made);
    return made;
  }, [document.edges, analysis, bends, spoken]);
}

/** For the next time, so that unchanged items stay the same objects. */
function byId<Item extends { readonly id: string }>(items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(items.map((item) => [item.id, item]));
}

function moveFlowNodes(nodes: readonly LayerNodeType[], places: ReadonlyMap<string, Point>): LayerNodeType[] {
  return nodes.map((node) => {
    const position = places.get(node.id);
    return position ? { ...node, position } : node;
  });
}

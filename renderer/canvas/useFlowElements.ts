import { type EdgeChange, type NodeChange, useStoreApi } from '@xyflow/react';
import { useCallback, useMemo, useRef } from 'react';
import { type Point, type Selection, wireKey } from '../document/index.ts';
import { useLanguage } from '../language/index.ts';
import { useAnalysis, useDocumentState, useDocumentStore } from '../workbench/index.ts';
import { labelOfMove } from './annotations/annotationWords.ts';
import { movedTogether, putDown, shifted } from './annotations/movedTogether.ts';
import { type Held, useCanvasUi, useCanvasUiStore } from './canvasUi.ts';
import { type LayerNodeType, nameOfWire, toFlowEdges, toFlowNodes, type WireType, withSelected } from './flow.ts';
import { collectFacts, type NodeFacts } from './nodeFacts.ts';
import { placeNodes } from './placeNodes.ts';
import { useFirstLayout } from './useFirstLayout.ts';

const NONE: ReadonlyMap<string, Point> = new Map();

/** React Flow's view of the document, and what its changes mean for it: as drawn when nothing is selected or dragged, and as it is. */
export function useFlowElements() {
  const store = useDocumentStore();
  const ui = useCanvasUiStore();
  const api = useStoreApi();
  const dragged = useCanvasUi(({ held }) => held?.nodes ?? NONE);
  const layouts = useFirstLayout();
  const { nodes: drawnNodes, places } = useNodes(layouts);
  const drawnWires = useWires(layouts);
  const { nodes: chosenNodes, wires: chosenWires } = useDocumentState(({ selection }) => selection);
  const drawn = useMemo(() => ({ nodes: drawnNodes, wires: drawnWires }), [drawnNodes, drawnWires]);
  const still = useMemo(() => withSelected(drawnNodes, chosenNodes, ({ id }) => id), [drawnNodes, chosenNodes]);
  const edges = useMemo(() => withSelected(drawnWires, chosenWires, nameOfWire), [drawnWires, chosenWires]);
  /** Places of nodes that are being dragged: the document learns them when they are let go. */
  const nodes = useMemo(() => (dragged === NONE ? still : moveFlowNodes(still, dragged)), [still, dragged]);
  const lastPlaces = useRef(places);
  lastPlaces.current = places;

  /** Whether a choice adds to what is chosen. */
  const adds = useCallback(
    (chosen: readonly { readonly selected: boolean }[]) => {
      const { multiSelectionActive, userSelectionActive } = api.getState();
      return multiSelectionActive || userSelectionActive || !chosen.some(({ selected }) => selected);
    },
    [api],
  );

  const onNodesChange = useCallback(
    (changes: NodeChange<LayerNodeType>[]) => {
      const chosen = changes.flatMap((change) => (change.type === 'select' ? [change] : []));
      if (chosen.length > 0) {
        const { nodes: before, wires, annotations } = store.getState().selection;
        // Of frames and comments React Flow knows nothing: they stay where a choice adds to another.
        store.select({ nodes: withChanges(before, chosen), wires, ...(adds(chosen) && { annotations }) });
      }
      const moved = changes.flatMap((change) => (change.type === 'position' && change.position ? [change] : []));
      if (moved.length === 0) return;
      const places = new Map(moved.map(({ id, position }) => [id, position as Point]));
      const { document, selection } = store.getState();
      const held = takeAlong(places, lastPlaces.current, () => movedTogether(document, selection));
      const isDragging = moved.some(({ dragging }) => dragging);
      ui.setState({ held: isDragging ? held : null });
      if (isDragging) return;
      store.edit(labelOfMove(document, withNodes(selection, held)), putDown(document, held));
    },
    [store, ui, adds],
  );

  const onEdgesChange = useCallback(
    (changes: EdgeChange<WireType>[]) => {
      const byId = new Map(edges.map((edge) => [edge.id, edge]));
      const chosen = changes.flatMap((change) => {
        const edge = change.type === 'select' ? byId.get(change.id)?.data?.edge : undefined;
        return change.type === 'select' && edge ? [{ id: wireKey(edge), selected: change.selected }] : [];
      });
      if (chosen.length === 0) return;
      const { nodes: chosenNodes, wires, annotations } = store.getState().selection;
      store.select({ nodes: chosenNodes, wires: withChanges(wires, chosen), ...(adds(chosen) && { annotations }) });
    },
    [store, edges, adds],
  );
  return { drawn, dragged, nodes, edges, onNodesChange, onEdgesChange };
}

export type FlowElements = ReturnType<typeof useFlowElements>;

/** @param layouts counts those that came: what is shown without places of its own is then elsewhere */
function useNodes(layouts: number): { readonly nodes: LayerNodeType[]; readonly places: ReadonlyMap<string, Point> } {
  const document = useDocumentState((state) => state.document);
  const analysis = useAnalysis();
  const lastFacts = useRef<ReadonlyMap<string, NodeFacts>>(new Map());
  const lastNodes = useRef<ReadonlyMap<string, LayerNodeType>>(new Map());
  const spoken = useLanguage();
  const said = useRef(spoken);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a layout that came is looked up by the document
  const places = useMemo(() => placeNodes(document), [document, layouts]);
  const facts = useMemo(() => {
    // In another language nothing looks as it did.
    if (said.current !== spoken) {
      lastFacts.current = new Map();
      lastNodes.current = new Map();
    }
    said.current = spoken;
    lastFacts.current = collectFacts(document, analysis, lastFacts.current);
    return lastFacts.current;
  }, [document, analysis, spoken]);
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
  // biome-ignore lint/correctness/useExhaustiveDependencies: a layout that came is looked up by the document
  return useMemo(() => {
    if (said.current !== spoken) last.current = new Map();
    said.current = spoken;
    const made = toFlowEdges(document, analysis, last.current);
    last.current = byId(made);
    return made;
  }, [document, analysis, layouts, spoken]);
}

/** For the next time: what looks the same then stays the same object. */
function byId<Item extends { readonly id: string }>(items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(items.map((item) => [item.id, item]));
}

function moveFlowNodes(nodes: readonly LayerNodeType[], places: ReadonlyMap<string, Point>): LayerNodeType[] {
  return nodes.map((node) => {
    const position = places.get(node.id);
    return position ? { ...node, position } : node;
  });
}

const NO_NOTES: Held['annotations'] = new Map();

/** With a selected node goes all that is selected: nodes that React Flow does not draw, frames and comments. */
function takeAlong(
  moved: ReadonlyMap<string, Point>,
  places: ReadonlyMap<string, Point>,
  together: () => ReturnType<typeof movedTogether>,
): Held {
  const [[id, { x, y }]] = moved;
  const before = places.get(id) ?? { x, y };
  const by = { x: x - before.x, y: y - before.y };
  const others = together();
  if (!others.nodes.has(id)) return { nodes: moved, annotations: NO_NOTES, by };
  const { nodes, annotations } = shifted(others, by);
  return { nodes: new Map([...nodes, ...moved]), annotations, by };
}

/** A selection that counts the nodes that were moved. */
function withNodes(selection: Selection, { nodes }: Held): Selection {
  return { ...selection, nodes: new Set(nodes.keys()) };
}

/** A selection after some of its members came or went. */
function withChanges(
  before: ReadonlySet<string>,
  changes: readonly { readonly id: string; readonly selected: boolean }[],
): ReadonlySet<string> {
  const after = new Set(before);
  for (const { id, selected } of changes) {
    if (selected) after.add(id);
    else after.delete(id);
  }
  return after;
}

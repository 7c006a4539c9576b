import type { EdgeChange, NodeChange } from '@xyflow/react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { moveNodes, type Point, wireKey } from '../document/index.ts';
import { phrase, useLanguage } from '../language/index.ts';
import { useAnalysis, useDocumentState, useDocumentStore } from '../workbench/index.ts';
import { type LayerNodeType, nameOfWire, toFlowEdges, toFlowNodes, type WireType, withSelected } from './flow.ts';
import { collectFacts, type NodeFacts } from './nodeFacts.ts';
import { placeNodes, unplacedNodes } from './placeNodes.ts';

const NONE: ReadonlyMap<string, Point> = new Map();

/** React Flow's view of the document, and what its changes mean for it: as drawn when nothing is selected or dragged, and as it is. */
export function useFlowElements() {
  const store = useDocumentStore();
  const [dragged, setDragged] = useState(NONE);
  const { nodes: drawnNodes, places } = useNodes();
  const drawnWires = useWires();
  const { nodes: chosenNodes, wires: chosenWires } = useDocumentState(({ selection }) => selection);
  const drawn = useMemo(() => ({ nodes: drawnNodes, wires: drawnWires }), [drawnNodes, drawnWires]);
  const still = useMemo(() => withSelected(drawnNodes, chosenNodes, ({ id }) => id), [drawnNodes, chosenNodes]);
  const edges = useMemo(() => withSelected(drawnWires, chosenWires, nameOfWire), [drawnWires, chosenWires]);
  /** Places of nodes that are being dragged: the document learns them when they are let go. */
  const nodes = useMemo(() => (dragged === NONE ? still : moveFlowNodes(still, dragged)), [still, dragged]);
  const lastPlaces = useRef(places);
  lastPlaces.current = places;
  const wasDragged = useRef(false);
  wasDragged.current = dragged !== NONE;

  const onNodesChange = useCallback(
    (changes: NodeChange<LayerNodeType>[]) => {
      const chosen = changes.flatMap((change) => (change.type === 'select' ? [change] : []));
      if (chosen.length > 0) {
        const { nodes: before, wires } = store.getState().selection;
        store.select({ nodes: withChanges(before, chosen), wires });
      }
      const moved = changes.flatMap((change) => (change.type === 'position' && change.position ? [change] : []));
      if (moved.length === 0) return;
      const held = new Map(moved.map(({ id, position }) => [id, position as Point]));
      const positions = takeAlong(held, store.getState().selection.nodes, lastPlaces.current);
      if (moved.some(({ dragging }) => dragging)) {
        setDragged(positions);
        return;
      }
      setDragged(NONE);
      const places = new Map([...unplacedNodes(store.getState().document), ...positions]);
      // Arrow keys move without a drag before: those in a row are one step.
      const mergeKey = wasDragged.current ? undefined : 'nudge';
      store.edit(phrase('Move {{count}} nodes', { count: positions.size }), moveNodes(places), mergeKey);
    },
    [store],
  );

  const onEdgesChange = useCallback(
    (changes: EdgeChange<WireType>[]) => {
      const byId = new Map(edges.map((edge) => [edge.id, edge]));
      const chosen = changes.flatMap((change) => {
        const edge = change.type === 'select' ? byId.get(change.id)?.data?.edge : undefined;
        return change.type === 'select' && edge ? [{ id: wireKey(edge), selected: change.selected }] : [];
      });
      if (chosen.length === 0) return;
      const { nodes: chosenNodes, wires } = store.getState().selection;
      store.select({ nodes: chosenNodes, wires: withChanges(wires, chosen) });
    },
    [store, edges],
  );
  return { drawn, dragged, nodes, edges, onNodesChange, onEdgesChange };
}

export type FlowElements = ReturnType<typeof useFlowElements>;

function useNodes(): { readonly nodes: LayerNodeType[]; readonly places: ReadonlyMap<string, Point> } {
  const document = useDocumentState((state) => state.document);
  const analysis = useAnalysis();
  const lastFacts = useRef<ReadonlyMap<string, NodeFacts>>(new Map());
  const lastNodes = useRef<ReadonlyMap<string, LayerNodeType>>(new Map());
  const spoken = useLanguage();
  const said = useRef(spoken);
  const places = useMemo(() => placeNodes(document), [document]);
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

function useWires(): WireType[] {
  const document = useDocumentState((state) => state.document);
  const analysis = useAnalysis();
  const last = useRef<ReadonlyMap<string, WireType>>(new Map());
  const spoken = useLanguage();
  const said = useRef(spoken);
  return useMemo(() => {
    if (said.current !== spoken) last.current = new Map();
    said.current = spoken;
    const made = toFlowEdges(document, analysis, last.current);
    last.current = byId(made);
    return made;
  }, [document, analysis, spoken]);
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

/** Selected nodes that React Flow does not draw go along with one of theirs that it moves. */
function takeAlong(
  held: ReadonlyMap<string, Point>,
  selected: ReadonlySet<string>,
  places: ReadonlyMap<string, Point>,
): ReadonlyMap<string, Point> {
  const [[id, { x, y }]] = held;
  const before = places.get(id);
  if (!before || !selected.has(id)) return held;
  const positions = new Map(held);
  for (const other of selected) {
    const place = held.has(other) ? undefined : places.get(other);
    if (place) positions.set(other, { x: place.x + x - before.x, y: place.y + y - before.y });
  }
  return positions;
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

import { applyNodeChanges, type EdgeChange, type NodeChange } from '@xyflow/react';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { GraphDocument } from '#engine/graph/index.ts';
import { moveNodes, type Point, type Size, wireKey } from '../document/index.ts';
import { plural } from '../format/index.ts';
import { useAnalysis, useDocumentState, useDocumentStore } from '../workbench/index.ts';
import { type LayerNodeType, placeNodes, toFlowEdges, toFlowNodes, type WireType } from './flow.ts';

const NONE: ReadonlyMap<string, Point> = new Map();

/** React Flow's view of the document, and what its changes mean for it. */
export function useFlowElements() {
  const store = useDocumentStore();
  const document = useDocumentState((state) => state.document);
  const selection = useDocumentState((state) => state.selection);
  const analysis = useAnalysis();
  const [measured, setMeasured] = useState<ReadonlyMap<string, Size>>(new Map());
  const [dragged, setDragged] = useState(NONE);
  const drawn = useRef<ReadonlyMap<string, LayerNodeType>>(new Map());
  const wasDragged = useRef(false);
  wasDragged.current = dragged !== NONE;

  const places = useMemo(() => placeNodes(document), [document]);
  const nodes = useMemo(
    () => toFlowNodes(document.nodes, places, selection.nodes, { measured, dragged }, drawn.current),
    [document.nodes, places, selection.nodes, measured, dragged],
  );
  drawn.current = new Map(nodes.map((node) => [node.id, node]));
  const edges = useMemo(() => toFlowEdges(document, analysis, selection.wires), [document, analysis, selection.wires]);

  const onNodesChange = useCallback(
    (changes: NodeChange<LayerNodeType>[]) => {
      const sizes = changes.flatMap((change) =>
        change.type === 'dimensions' && change.dimensions ? [[change.id, change.dimensions] as const] : [],
      );
      if (sizes.length > 0) setMeasured((before) => new Map([...before, ...sizes]));
      if (changes.some(({ type }) => type === 'select')) {
        const chosen = applyNodeChanges(
          changes.filter(({ type }) => type === 'select'),
          [...drawn.current.values()],
        );
        store.select({
          nodes: new Set(chosen.filter((node) => node.selected).map(({ id }) => id)),
          wires: store.getState().selection.wires,
        });
      }
      const moved = changes.flatMap((change) => (change.type === 'position' && change.position ? [change] : []));
      if (moved.length === 0) return;
      const positions = new Map(moved.map(({ id, position }) => [id, position as Point]));
      if (moved.some(({ dragging }) => dragging)) {
        setDragged(positions);
        return;
      }
      setDragged(NONE);
      const places = new Map([...unplaced(store.getState().document), ...positions]);
      // Arrow keys move without a drag before: those in a row are one step.
      const mergeKey = wasDragged.current ? undefined : 'nudge';
      store.edit(`Move ${plural(positions.size, 'node')}`, moveNodes(places), mergeKey);
    },
    [store],
  );

  const onEdgesChange = useCallback(
    (changes: EdgeChange<WireType>[]) => {
      const selects = changes.flatMap((change) => (change.type === 'select' ? [change] : []));
      if (selects.length === 0) return;
      const byId = new Map(edges.map((edge) => [edge.id, edge]));
      const wires = new Set(store.getState().selection.wires);
      for (const { id, selected } of selects) {
        const edge = byId.get(id)?.data?.edge;
        if (!edge) continue;
        if (selected) wires.add(wireKey(edge));
        else wires.delete(wireKey(edge));
      }
      store.select({ nodes: store.getState().selection.nodes, wires });
    },
    [store, edges],
  );
  return { nodes, edges, onNodesChange, onEdgesChange };
}

/** Where nodes without a position are shown: once one of them is moved, all of them get theirs. */
function unplaced(document: GraphDocument): [string, Point][] {
  const places = placeNodes(document);
  return document.nodes.flatMap(({ id, position }) => {
    const place = position === undefined ? places.get(id) : undefined;
    return place ? [[id, place] satisfies [string, Point]] : [];
  });
}

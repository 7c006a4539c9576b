import type { EdgeChange, NodeChange } from '@xyflow/react';
import { useCallback, useRef } from 'react';
import { type Point, wireKey } from '../../document/index.ts';
import { useFlowState } from '../../drawing/reactFlow/reactFlowInternals.ts';
import { useDocumentStore } from '../../workbench/index.ts';
import { labelOfMove } from '../annotations/annotationWords.ts';
import { type Held, movedTogether, type Positions, putDown, shifted } from '../annotations/movedTogether.ts';
import { useCanvasUiStore } from './state/canvasUi.ts';
import type { LayerNodeType, WireType } from './state/flow.ts';

/**
 * Applies React Flow's changes to the document: selections, and moves when they end.
 * @param places positions of nodes without dragging
 */
export function useFlowChanges(positions: ReadonlyMap<string, Point>, edges: readonly WireType[]) {
  const store = useDocumentStore();
  const ui = useCanvasUiStore();
  const flow = useFlowState();
  const lastPositions = useRef(positions);
  lastPositions.current = positions;

  /** True if a selection adds to the previous one. */
  const adds = useCallback(
    (chosen: readonly { readonly selected: boolean }[]) => flow.isAdding() || !chosen.some(({ selected }) => selected),
    [flow],
  );

  const onNodesChange = useCallback(
    (changes: NodeChange<LayerNodeType>[]) => {
      // A box selects in its own way.
      const chosen = flow.isBoxing() ? [] : changes.flatMap((change) => (change.type === 'select' ? [change] : []));
      if (chosen.length > 0) {
        const { nodes: before, wires, annotations } = store.getState().selection;
        // React Flow does not know frames and comments: they stay selected if a selection adds to another.
        store.select({ nodes: withChanges(before, chosen), wires, ...(adds(chosen) && { annotations }) });
      }
      const moved = changes.flatMap((change) => (change.type === 'position' && change.position ? [change] : []));
      if (moved.length === 0) return;
      const dragged = new Map(moved.map(({ id, position }) => [id, position as Point]));
      const { document, selection } = store.getState();
      const held = takeAlong(dragged, lastPositions.current, movedTogether(document, selection));
      const isDragging = moved.some(({ dragging }) => dragging);
      ui.setState({ held: isDragging ? held : null });
      if (isDragging) return;
      const moving = { ...selection, nodes: new Set(held.nodes.keys()) };
      store.edit(labelOfMove(document, moving), putDown(document, held));
    },
    [store, ui, flow, adds],
  );

  const onEdgesChange = useCallback(
    (changes: EdgeChange<WireType>[]) => {
      if (flow.isBoxing()) return;
      const byId = new Map(edges.map((edge) => [edge.id, edge]));
      const chosen = changes.flatMap((change) => {
        const edge = change.type === 'select' ? byId.get(change.id)?.data?.edge : undefined;
        return change.type === 'select' && edge ? [{ id: wireKey(edge), selected: change.selected }] : [];
      });
      if (chosen.length === 0) return;
      const { nodes: chosenNodes, wires, annotations } = store.getState().selection;
      store.select({ nodes: chosenNodes, wires: withChanges(wires, chosen), ...(adds(chosen) && { annotations }) });
    },
    [store, edges, flow, adds],
  );
  return { onNodesChange, onEdgesChange };
}

const NO_NOTES: Held['annotations'] = new Map();

/** Moves everything selected with a selected node: nodes that React Flow does not render, frames and comments. */
function takeAlong(moved: ReadonlyMap<string, Point>, positions: ReadonlyMap<string, Point>, others: Positions): Held {
  const [[id, { x, y }]] = moved;
  const before = positions.get(id) ?? { x, y };
  const by = { x: x - before.x, y: y - before.y };
  if (!others.nodes.has(id)) return { nodes: moved, annotations: NO_NOTES, by };
  const { nodes, annotations } = shifted(others, by);
  return { nodes: new Map([...nodes, ...moved]), annotations, by };
}

/** A selection after changes of its members. */
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

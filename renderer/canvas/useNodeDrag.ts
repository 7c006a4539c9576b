import { type NodeChange, type OnNodeDrag, useReactFlow } from '@xyflow/react';
import { useEffect, useMemo, useRef } from 'react';
import { layerOf } from '#engine/graph/index.ts';
import type { Point } from '../document/index.ts';
import { useDocumentStore, useKnownData } from '../workbench/index.ts';
import { wireOf } from './canvasTargets.ts';
import { useCanvasUiStore } from './canvasUi.ts';
import type { LayerNodeType, WireType } from './flow.ts';
import { insertDragged } from './insertDragged.ts';
import { canInsert } from './placeLayer.ts';

/**
 * Effects of dragging nodes besides movement: an unconnected one is inserted into a wire it is dropped on, and Escape reverts.
 * @param onNodesChange moves them
 */
export function useNodeDrag(onNodesChange: (changes: NodeChange<LayerNodeType>[]) => void) {
  const ui = useCanvasUiStore();
  const store = useDocumentStore();
  const shapes = useKnownData()?.shapes;
  const { getEdge } = useReactFlow<LayerNodeType, WireType>();
  const starts = useRef<ReadonlyMap<string, Point>>(new Map());
  const isCanceled = useRef(false);

  useEffect(() => {
    const cancel = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || starts.current.size === 0) return;
      // Stops other handlers of this key.
      event.stopImmediatePropagation();
      isCanceled.current = true;
      ui.setState({ insertInto: null });
      onNodesChange([...starts.current].map(([id, position]) => ({ id, type: 'position', position, dragging: true })));
    };
    window.addEventListener('keydown', cancel, true);
    return () => window.removeEventListener('keydown', cancel, true);
  }, [ui, onNodesChange]);

  return useMemo(() => {
    /** The wire that a node above it would be inserted into. */
    function wireFor(nodeId: string, { x, y }: Point): string | null {
      const { document: graph } = store.getState();
      const node = graph.nodes.find(({ id }) => id === nodeId);
      const layer = node && layerOf(graph, node);
      if (!layer || graph.edges.some(({ from, to }) => from[0] === nodeId || to[0] === nodeId)) return null;
      const under = document.elementsFromPoint(x, y).map((element) => wireOf(element));
      const id = under.find((wire) => wire !== undefined);
      const edge = id === undefined ? undefined : getEdge(id)?.data?.edge;
      return id !== undefined && edge && canInsert(graph, shapes, layer, edge) ? id : null;
    }
    const onNodeDragStart: OnNodeDrag<LayerNodeType> = (_event, _node, nodes) => {
      isCanceled.current = false;
      starts.current = new Map(nodes.map(({ id, position }) => [id, position]));
    };
    const onNodeDrag: OnNodeDrag<LayerNodeType> = (event, node, nodes) => {
      if (isCanceled.current) return;
      const insertInto = nodes.length === 1 ? wireFor(node.id, pointOf(event)) : null;
      if (insertInto !== ui.getState().insertInto) ui.setState({ insertInto });
    };
    const onNodeDragStop = () => {
      starts.current = new Map();
      ui.setState({ insertInto: null });
    };
    function changeNodes(changes: NodeChange<LayerNodeType>[]): void {
      const { insertInto } = ui.getState();
      const ends = changes.filter((change) => change.type === 'position' && change.dragging === false && change.position);
      const edge = insertInto === null ? undefined : getEdge(insertInto)?.data?.edge;
      if (!isCanceled.current && !(edge && ends.length === 1)) {
        onNodesChange(changes);
        return;
      }
      // No movement: either it was cancelled, or the node is placed elsewhere.
      onNodesChange(
        changes.map((change) => {
          const position = change.type === 'position' ? starts.current.get(change.id) : undefined;
          return position ? { ...change, position } : change;
        }),
      );
      const [end] = ends;
      if (!isCanceled.current && edge && end?.type === 'position') insertDragged(store, end.id, edge);
    }
    return { onNodesChange: changeNodes, onNodeDragStart, onNodeDrag, onNodeDragStop };
  }, [ui, store, shapes, getEdge, onNodesChange]);
}

function pointOf(event: MouseEvent | TouchEvent | { clientX: number; clientY: number }): Point {
  const { clientX, clientY } = 'touches' in event ? event.touches[0] : event;
  return { x: clientX, y: clientY };
}

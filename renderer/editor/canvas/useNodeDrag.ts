import { type NodeChange, type OnNodeDrag, useReactFlow } from '@xyflow/react';
import { useEffect, useMemo, useRef } from 'react';
import { type GraphEdge, layerOf } from '#engine/graph/index.ts';
import { inputPorts, outputPorts } from '#engine/layers/index.ts';
import { connectPorts, type DocumentStore, moveNodes, type Point, removeElements } from '../../document/index.ts';
import { geometryOf, nameAsData } from '../../drawing/index.ts';
import { message } from '../../language/index.ts';
import { useDocumentStore, useKnownData } from '../../workbench/index.ts';
import { positionBetween } from '../connections/freePosition.ts';
import { canInsert } from '../layers/placeLayer.ts';
import { wireOf } from './state/canvasTargets.ts';
import { useCanvasUiStore } from './state/canvasUi.ts';
import type { LayerNodeType, WireType } from './state/flow.ts';

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

/** Inserts a node that was dropped on a wire into it. Nodes to the right make room. */
function insertDragged(store: DocumentStore, nodeId: string, edge: GraphEdge): void {
  const { document: graph } = store.getState();
  const node = graph.nodes.find(({ id }) => id === nodeId);
  const layer = node && layerOf(graph, node);
  if (!layer) return;
  const [port] = Object.keys(inputPorts(layer, node.params));
  const others = { ...graph, nodes: graph.nodes.filter(({ id }) => id !== nodeId) };
  const free = positionBetween(others, edge.from[0], edge.to[0], geometryOf(node, layer));
  store.edit(message('Insert {{node}}', { node: nameAsData(graph, nodeId) }), (draft) => {
    if (free) {
      const corner = { x: Math.round(free.corner.x), y: Math.round(free.corner.y) };
      moveNodes(new Map([...free.moved, [nodeId, corner]]))(draft);
    }
    removeElements(new Set(), [edge])(draft);
    connectPorts({ from: edge.from, to: [nodeId, port] })(draft);
    connectPorts({ from: [nodeId, outputPorts(layer)[0]], to: edge.to })(draft);
  });
}

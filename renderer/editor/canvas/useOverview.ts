import { useConnection, useReactFlow } from '@xyflow/react';
import { type PointerEvent, useCallback, useMemo, useState } from 'react';
import { useCanvasViewport, useFlowState } from '../../drawing/reactFlow/reactFlowInternals.ts';
import { useDocumentState, useDocumentStore } from '../../workbench/index.ts';
import { NAMED } from './overview/picture.ts';
import { makeScene, moveInScene, nodeAt, type Scene, selectInScene } from './overview/scene.ts';
import { useVisible } from './overview/useVisible.ts';
import { type Visible, visibleNodes, visibleWires } from './overview/visible.ts';
import { wireAt } from './overview/wireAt.ts';
import { useCanvasUi } from './state/canvasUi.ts';
import type { FlowElements } from './useFlowElements.ts';

/** Maximum visible nodes without lag; a smaller graph is given to React Flow as a whole. */
const MOST_IN_SIGHT = 40;
/** Zoom at which nodes are readable: they are always rendered individually. */
const CLOSE = 0.85;

/**
 * The React Flow elements of a graph: of a small one all, of a large one the visible ones. A zoomed-out large graph is one
 * picture, and React Flow gets only the nodes under the pointer, so that they can be held, dragged and wired.
 */
export function useOverview({ drawn, dragged, nodes, edges, onNodesChange, onEdgesChange }: FlowElements) {
  const store = useDocumentStore();
  const flow = useFlowState();
  const isLarge = nodes.length > MOST_IN_SIGHT;
  const scene = useScene(drawn, dragged);
  const isFar = useCanvasViewport(useCallback(({ zoom, width, height }) => isTooMuch(scene, zoom, width * height), [scene]));
  const visible = useVisible(scene, isLarge, isFar);
  const pointer = usePointer(scene, isFar);
  const seen = useMemo(() => withWire(visible, pointer.wire), [visible, pointer.wire]);
  // While nodes are dragged, the wires stay the same objects.
  const givenEdges = useMemo(() => (isLarge ? visibleWires(seen, edges) : edges), [isLarge, seen, edges]);
  const givenNodes = useMemo(
    () => (isLarge ? visibleNodes(seen, pointer.holds, nodes, givenEdges) : nodes),
    [isLarge, seen, pointer.holds, nodes, givenEdges],
  );

  const changeNodes = useCallback<FlowElements['onNodesChange']>(
    (changes) => {
      // React Flow would deselect only nodes that it knows.
      const replaces = isLarge && !flow.isAdding() && !flow.isBoxing();
      if (replaces && changes.some((change) => change.type === 'select' && change.selected)) store.select({});
      onNodesChange(changes);
    },
    [isLarge, onNodesChange, flow, store],
  );
  return {
    scene,
    /** True if the picture of the graph is shown: when zoomed out, and until all visible nodes are rendered. */
    isPictured: isLarge && !visible.isComplete,
    onPointerMove: pointer.onPointerMove,
    elements: { nodes: givenNodes, edges: givenEdges, onNodesChange: changeNodes, onEdgesChange },
  };
}

/** The current scene, with selection and dragging. */
function useScene({ nodes, wires }: FlowElements['drawn'], dragged: FlowElements['dragged']): Scene {
  const selection = useDocumentState((state) => state.selection);
  const annotations = useDocumentState(({ document }) => document.annotations);
  const resting = useMemo(() => makeScene(nodes, wires, annotations), [nodes, wires, annotations]);
  const moved = useMemo(() => moveInScene(resting, dragged), [resting, dragged]);
  return useMemo(() => selectInScene(moved, wires, selection), [moved, wires, selection]);
}

/** True if the view would contain too many nodes to render individually, if they were spread evenly. */
function isTooMuch({ ids, bounds }: Scene, zoom: number, pixels: number): boolean {
  if (ids.length <= MOST_IN_SIGHT) return false;
  // Before the canvas size is known, it must not begin with all of them.
  if (pixels === 0) return true;
  if (zoom >= CLOSE) return false;
  const visibleBoxes = (ids.length * pixels) / zoom ** 2 / (bounds.width * bounds.height);
  return Math.min(ids.length, visibleBoxes) > MOST_IN_SIGHT;
}

/** A wire under the pointer counts as passing, wherever its ends are. */
function withWire(visible: Visible, wire: number | undefined): Visible {
  return wire === undefined ? visible : { ...visible, passing: [...visible.passing, wire] };
}

/** Hit distance of wires, in pixels. */
const REACH = 5;

/** The active nodes: under the pointer, the single selected one, being named, at the start of a wire; or the wire. */
function usePointer(scene: Scene, isOn: boolean) {
  const flow = useFlowState();
  const { screenToFlowPosition } = useReactFlow();
  const [hovered, setHovered] = useState<string | undefined>(undefined);
  const [wire, setWire] = useState<number | undefined>(undefined);
  const chosen = useDocumentState(({ selection: { nodes } }) => (nodes.size === 1 ? [...nodes][0] : undefined));
  const renamed = useCanvasUi(({ renaming }) => renaming);
  const wired = useCanvasUi(({ wiring }) => wiring?.end.nodeId);
  const connected = useConnection(({ fromNode }) => fromNode?.id);
  const holds = useMemo(() => {
    const held = [hovered, chosen, renamed, wired, connected];
    return new Set(held.filter((id) => typeof id === 'string'));
  }, [hovered, chosen, renamed, wired, connected]);
  const onPointerMove = useCallback(
    (event: PointerEvent<HTMLElement>) => {
      // A held item stays active until released.
      if (!isOn || (event.buttons !== 0 && wired === undefined)) return;
      const { zoom } = flow.viewport();
      const point = screenToFlowPosition({ x: event.clientX, y: event.clientY });
      const node = nodeAt(scene, point);
      setHovered(node);
      setWire(node === undefined ? wireAt(scene, point, REACH / zoom, zoom >= NAMED) : undefined);
    },
    [flow, screenToFlowPosition, scene, isOn, wired],
  );
  return { holds, wire: isOn ? wire : undefined, onPointerMove };
}

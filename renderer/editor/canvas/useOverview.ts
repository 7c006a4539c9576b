import { useConnection, useReactFlow } from '@xyflow/react';
import { type PointerEvent, useCallback, useEffect, useMemo, useState } from 'react';
import { useDocumentState, useDocumentStore } from '../../workbench/index.ts';
import { NAMED } from './overview/picture.ts';
import { makeScene, moveInScene, nodeAt, nodesWithin, type Scene, selectInScene } from './overview/scene.ts';
import { useVisible } from './overview/useVisible.ts';
import { type Visible, visibleNodes, visibleWires } from './overview/visible.ts';
import { wireAt } from './overview/wireAt.ts';
import { useCanvasViewport, useFlowState } from './reactFlow/reactFlowInternals.ts';
import { useCanvasUi } from './state/canvasUi.ts';
import type { FlowElements } from './useFlowElements.ts';

/** So many nodes can be in sight without the hand feeling it; a smaller graph is given to React Flow whole. */
const MOST_IN_SIGHT = 40;
/** Close enough to read what nodes say: they are drawn one by one however many there are. */
const CLOSE = 0.85;

/**
 * What React Flow is given of a graph: of a small one everything, of a large one what is in sight. From far away a large graph
 * is one picture, and React Flow has the nodes under the hand alone: they are held, dragged and wired as ever.
 */
export function useOverview({ drawn, dragged, nodes, edges, onNodesChange, onEdgesChange }: FlowElements) {
  const store = useDocumentStore();
  const flow = useFlowState();
  const isLarge = nodes.length > MOST_IN_SIGHT;
  const scene = useScene(drawn, dragged);
  const isFar = useCanvasViewport(useCallback(({ zoom, width, height }) => isTooMuch(scene, zoom, width * height), [scene]));
  const visible = useVisible(scene, isLarge, isFar);
  const pointer = usePointer(scene, isFar);
  useSelectionBox(scene, isLarge);
  const seen = useMemo(() => withWire(visible, pointer.wire), [visible, pointer.wire]);
  // While nodes are dragged the wires stay the same objects.
  const givenEdges = useMemo(() => (isLarge ? visibleWires(seen, edges) : edges), [isLarge, seen, edges]);
  const givenNodes = useMemo(
    () => (isLarge ? visibleNodes(seen, pointer.holds, nodes, givenEdges) : nodes),
    [isLarge, seen, pointer.holds, nodes, givenEdges],
  );

  const changeNodes = useCallback<FlowElements['onNodesChange']>(
    (changes) => {
      if (!isLarge) return onNodesChange(changes);
      // The box is ours here, and only nodes that React Flow knows would be let go by it.
      if (flow.isBoxing()) return onNodesChange(changes.filter(({ type }) => type !== 'select'));
      if (!flow.isAdding() && changes.some((change) => change.type === 'select' && change.selected)) store.select({});
      onNodesChange(changes);
    },
    [isLarge, onNodesChange, flow, store],
  );
  const changeWires = useCallback<FlowElements['onEdgesChange']>(
    (changes) => {
      if (!(isLarge && flow.isBoxing())) onEdgesChange(changes);
    },
    [isLarge, onEdgesChange, flow],
  );
  return {
    scene,
    /** Whether the picture of the graph is to be seen: from far away, and until all in sight is drawn. */
    isPictured: isLarge && !visible.isComplete,
    onPointerMove: pointer.onPointerMove,
    elements: { nodes: givenNodes, edges: givenEdges, onNodesChange: changeNodes, onEdgesChange: changeWires },
  };
}

/** The graph as it is drawn now: with what is selected and dragged. */
function useScene({ nodes, wires }: FlowElements['drawn'], dragged: FlowElements['dragged']): Scene {
  const selection = useDocumentState((state) => state.selection);
  const annotations = useDocumentState(({ document }) => document.annotations);
  const resting = useMemo(() => makeScene(nodes, wires, annotations), [nodes, wires, annotations]);
  const moved = useMemo(() => moveInScene(resting, dragged), [resting, dragged]);
  return useMemo(() => selectInScene(moved, wires, selection), [moved, wires, selection]);
}

/** Whether more nodes would be in sight than can be drawn one by one, were they spread evenly. */
function isTooMuch({ ids, bounds }: Scene, zoom: number, pixels: number): boolean {
  if (ids.length <= MOST_IN_SIGHT) return false;
  // Before the canvas knows its size, it must not begin with all of them.
  if (pixels === 0) return true;
  if (zoom >= CLOSE) return false;
  const visibleBoxes = (ids.length * pixels) / zoom ** 2 / (bounds.width * bounds.height);
  return Math.min(ids.length, visibleBoxes) > MOST_IN_SIGHT;
}

/** A wire under the hand passes through what is in sight, wherever its ends are. */
function withWire(visible: Visible, wire: number | undefined): Visible {
  return wire === undefined ? visible : { ...visible, passing: [...visible.passing, wire] };
}

/** In pixels: how near a wire the pointer may be. */
const REACH = 5;

/** The nodes that the hand is at: under the pointer, chosen alone, being named, at the beginning of a wire; or the wire. */
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
      // What is held stays in the hand until it is let go.
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

/** Shift and a drag: React Flow draws the box, and what it touches is found here. */
function useSelectionBox(scene: Scene, isOn: boolean): void {
  const flow = useFlowState();
  const store = useDocumentStore();
  useEffect(() => {
    if (!isOn) return;
    return flow.onSelectionBox((box) => {
      const nodes = new Set(nodesWithin(scene, box));
      const { nodes: chosen, annotations } = store.getState().selection;
      const isOther = nodes.size !== chosen.size || [...nodes].some((id) => !chosen.has(id));
      if (isOther) store.select({ nodes, annotations });
    });
  }, [flow, store, scene, isOn]);
}

import { useStore, useStoreApi } from '@xyflow/react';
import { type PointerEvent, useCallback, useEffect, useMemo, useState } from 'react';
import type { Point } from '../../document/index.ts';
import { useDocumentState, useDocumentStore } from '../../workbench/index.ts';
import { useCanvasUi } from '../canvasUi.ts';
import type { FlowElements } from '../useFlowElements.ts';
import { makeScene, moveInScene, nodeAt, nodesWithin, type Scene } from './scene.ts';

/** So many nodes can be in sight without the hand feeling it; of a smaller graph all are always drawn one by one. */
const MOST_IN_SIGHT = 40;
/** Close enough to read what nodes say: they are drawn one by one however many there are. */
const CLOSE = 0.85;

const NO_WIRES: FlowElements['edges'] = [];

/**
 * What React Flow is given of a graph. From far away a large graph is one picture, and React Flow has the nodes under the hand
 * alone: they are held, dragged and wired as ever.
 */
export function useOverview({ still, dragged, nodes, edges, onNodesChange, ...elements }: FlowElements) {
  const store = useDocumentStore();
  const api = useStoreApi();
  const annotations = useDocumentState(({ document }) => document.annotations);
  const resting = useMemo(() => makeScene(still, edges, annotations), [still, edges, annotations]);
  const scene = useMemo(() => moveInScene(resting, dragged), [resting, dragged]);
  const isOn = useStore(
    useCallback(({ transform, width, height }) => isTooMuch(resting, transform[2], width * height), [resting]),
  );
  const hand = useHand(scene, isOn);
  useSelectionBox(scene, isOn);
  const live = useMemo(() => (isOn ? nodes.filter(({ id }) => hand.holds.has(id)) : nodes), [isOn, nodes, hand.holds]);

  const changeNodes = useCallback<FlowElements['onNodesChange']>(
    (changes) => {
      if (!isOn) return onNodesChange(changes);
      const { multiSelectionActive, userSelectionActive } = api.getState();
      // The box is ours here, and only nodes that React Flow knows would be let go by it.
      if (userSelectionActive) return onNodesChange(changes.filter(({ type }) => type !== 'select'));
      if (!multiSelectionActive && changes.some((change) => change.type === 'select' && change.selected)) store.select({});
      onNodesChange(changes);
    },
    [isOn, onNodesChange, api, store],
  );
  const onPaneClick = useCallback(() => store.select({}), [store]);
  return {
    scene,
    isOn,
    onPointerMove: hand.onPointerMove,
    elements: {
      ...elements,
      nodes: live,
      edges: isOn ? NO_WIRES : edges,
      onNodesChange: changeNodes,
      ...(isOn && { onPaneClick }),
    },
  };
}

/** Whether more nodes would be in sight than can be drawn one by one, were they spread evenly. */
function isTooMuch({ ids, bounds }: Scene, zoom: number, pixels: number): boolean {
  if (ids.length <= MOST_IN_SIGHT) return false;
  // Before the canvas knows its size, it must not begin with all of them.
  if (pixels === 0) return true;
  if (zoom >= CLOSE) return false;
  const inSight = (ids.length * pixels) / zoom ** 2 / (bounds.width * bounds.height);
  return Math.min(ids.length, inSight) > MOST_IN_SIGHT;
}

/** The nodes that the hand is at: under the pointer, chosen alone, being named, at the beginning of a wire. */
function useHand(scene: Scene, isOn: boolean) {
  const api = useStoreApi();
  const [hovered, setHovered] = useState<string | undefined>(undefined);
  const chosen = useDocumentState(({ selection: { nodes } }) => (nodes.size === 1 ? [...nodes][0] : undefined));
  const renamed = useCanvasUi(({ renaming }) => renaming);
  const wired = useCanvasUi(({ wiring }) => wiring?.end.nodeId);
  const holds = useMemo(() => new Set([hovered, chosen, renamed, wired]), [hovered, chosen, renamed, wired]);
  const onPointerMove = useCallback(
    (event: PointerEvent<HTMLElement>) => {
      // What is held stays in the hand until it is let go.
      if (!isOn || (event.buttons !== 0 && wired === undefined)) return;
      setHovered(nodeAt(scene, toUnits(event, event.currentTarget, api.getState().transform)));
    },
    [api, scene, isOn, wired],
  );
  return { holds, onPointerMove };
}

function toUnits(
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
  canvas: Element,
  [x, y, zoom]: readonly [x: number, y: number, zoom: number],
): Point {
  const { left, top } = canvas.getBoundingClientRect();
  return { x: (clientX - left - x) / zoom, y: (clientY - top - y) / zoom };
}

/** Shift and a drag: React Flow draws the box, and what it touches is found here. */
function useSelectionBox(scene: Scene, isOn: boolean): void {
  const api = useStoreApi();
  const store = useDocumentStore();
  useEffect(() => {
    if (!isOn) return;
    return api.subscribe(({ userSelectionRect: rect, transform: [x, y, zoom] }, before) => {
      if (!rect || rect === before.userSelectionRect) return;
      const box = { x: (rect.x - x) / zoom, y: (rect.y - y) / zoom, width: rect.width / zoom, height: rect.height / zoom };
      store.select({ nodes: new Set(nodesWithin(scene, box)), annotations: store.getState().selection.annotations });
    });
  }, [api, store, scene, isOn]);
}

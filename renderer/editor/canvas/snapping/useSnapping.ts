import { type NodeChange, type NodePositionChange, useKeyPress, useReactFlow } from '@xyflow/react';
import { createContext, useContext, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { type Axis, around, type Box, type Point } from '../../../document/index.ts';
import { useFlowState } from '../../../drawing/reactFlow/reactFlowInternals.ts';
import { useDocumentStore, useWorkbench } from '../../../workbench/index.ts';
import { moveBy, movedTogether } from '../../annotations/movedTogether.ts';
import { visibleBox } from '../overview/picture.ts';
import type { Scene } from '../overview/scene.ts';
import { NO_GUIDES, useCanvasUiStore } from '../state/canvasUi.ts';
import type { LayerNodeType } from '../state/flow.ts';
import { type Moving, type Snapped, snapToGrid, snapToOthers, UNSNAPPED } from './snap.ts';

/** The additional movement of a box that aligns it with visible items or the grid. */
export type Snap = (box: Box, moving: Moving) => Snapped;

export const SnapContext = createContext<Snap>(() => UNSNAPPED);

export const useSnap = (): Snap => useContext(SnapContext);

/** Snap distance in pixels. */
const REACH = 6;
/** Distance of the background dots. */
export const GRID = 20;

/** Snaps dragged items to visible ones and to the grid, according to the settings; not while Alt is held. A stable function. */
export function useSnapper(scene: Scene): Snap {
  const flow = useFlowState();
  const { settings } = useWorkbench();
  const { guides: toOthers, grid: toGrid } = useStore(settings);
  const isFree = useKeyPress('Alt', { preventDefault: false });
  const latest = useRef({ scene, toOthers, toGrid, isFree });
  latest.current = { scene, toOthers, toGrid, isFree };
  return useMemo(
    () => (box, moving) => {
      const now = latest.current;
      if (now.isFree) return UNSNAPPED;
      const view = flow.viewport();
      const options = { visible: visibleBox(view), moving, reach: REACH / view.zoom };
      const found = now.toOthers ? snapToOthers(now.scene, box, options) : UNSNAPPED;
      if (!now.toGrid) return found;
      const isHeld = (axis: Axis) => found.guides.some((guide) => guide.axis === axis);
      const grid = snapToGrid(box, GRID);
      return {
        shift: { x: isHeld('x') ? found.shift.x : grid.x, y: isHeld('y') ? found.shift.y : grid.y },
        guides: found.guides,
      };
    },
    [flow],
  );
}

type Move = NodePositionChange & { readonly position: Point };

/**
 * Snaps dragged nodes, and shows guides.
 * @param onNodesChange moves them
 * @returns the same with snapped positions
 */
export function useSnapping(snap: Snap, onNodesChange: (changes: NodeChange<LayerNodeType>[]) => void) {
  const { getNode } = useReactFlow();
  const ui = useCanvasUiStore();
  const store = useDocumentStore();
  const isDragging = useRef(false);
  return useMemo(() => {
    function snapMoves(moves: readonly Move[]) {
      const box = around(
        moves.map(({ id, position }) => {
          const { measured } = getNode(id) ?? {};
          return { ...position, width: measured?.width ?? 0, height: measured?.height ?? 0 };
        }),
      );
      const { document, selection } = store.getState();
      const along = movedTogether(document, selection);
      const moving = {
        nodes: new Set([...along.nodes.keys(), ...moves.map(({ id }) => id)]),
        annotations: new Set(along.annotations.keys()),
      };
      return box ? snap(box, moving) : UNSNAPPED;
    }
    return (changes: NodeChange<LayerNodeType>[]): void => {
      const moves = changes.filter(isMove);
      const isHeld = moves.some(({ dragging }) => dragging);
      if (moves.length === 0 || !(isHeld || isDragging.current)) {
        onNodesChange(changes);
        return;
      }
      isDragging.current = isHeld;
      const { shift, guides } = snapMoves(moves);
      ui.setState({ guides: isHeld ? guides : NO_GUIDES });
      onNodesChange(changes.map((change) => (isMove(change) ? { ...change, position: moveBy(change.position, shift) } : change)));
    };
  }, [getNode, ui, store, snap, onNodesChange]);
}

const isMove = (change: NodeChange<LayerNodeType>): change is Move => change.type === 'position' && change.position !== undefined;

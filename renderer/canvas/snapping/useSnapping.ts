import { type NodeChange, type NodePositionChange, useKeyPress, useStoreApi } from '@xyflow/react';
import { useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { around, type Point } from '../../document/index.ts';
import { useDocumentStore, useWorkbench } from '../../workbench/index.ts';
import type { LayerNodeType } from '../flow.ts';
import type { Scene } from '../overview/scene.ts';
import { type Guide, type Snapped, snapToGrid, snapToNodes } from './snap.ts';

/** As near as this, in pixels, nodes snap. */
const REACH = 6;
/** The distance of the dots in the background. */
export const GRID = 20;

const NO_GUIDES: readonly Guide[] = [];
const UNSNAPPED: Snapped = { shift: { x: 0, y: 0 }, guides: NO_GUIDES };

type Move = NodePositionChange & { readonly position: Point };

/**
 * Lets nodes that are dragged snap to others in sight, and to the grid; not while Alt is held.
 * @param onNodesChange what moves them
 * @returns the same with places snapped, and the guides that show why
 */
export function useSnapping(scene: Scene, onNodesChange: (changes: NodeChange<LayerNodeType>[]) => void) {
  const snap = useSnap(scene);
  const [guides, setGuides] = useState(NO_GUIDES);
  const isDragging = useRef(false);
  const changeNodes = useMemo(
    () =>
      (changes: NodeChange<LayerNodeType>[]): void => {
        const moves = changes.filter(isMove);
        const isHeld = moves.some(({ dragging }) => dragging);
        if (moves.length === 0 || !(isHeld || isDragging.current)) {
          onNodesChange(changes);
          return;
        }
        isDragging.current = isHeld;
        const { shift, guides: found } = snap(moves);
        setGuides(isHeld ? found : NO_GUIDES);
        onNodesChange(changes.map((change) => (isMove(change) ? { ...change, position: plus(change.position, shift) } : change)));
      },
    [snap, onNodesChange],
  );
  return { onNodesChange: changeNodes, guides };
}

const isMove = (change: NodeChange<LayerNodeType>): change is Move => change.type === 'position' && change.position !== undefined;

const plus = (a: Point, b: Point): Point => ({ x: a.x + b.x, y: a.y + b.y });

/** How much further moved nodes go, so that they stand in line. */
function useSnap(scene: Scene): (moves: readonly Move[]) => Snapped {
  const api = useStoreApi();
  const store = useDocumentStore();
  const { settings } = useWorkbench();
  const { guides: toNodes, grid: toGrid } = useStore(settings);
  const isFree = useKeyPress('Alt', { preventDefault: false });
  const latest = useRef({ scene, toNodes, toGrid, isFree });
  latest.current = { scene, toNodes, toGrid, isFree };
  return useMemo(
    () => (moves) => {
      const now = latest.current;
      const { nodeLookup, transform, width, height } = api.getState();
      const [x, y, zoom] = transform;
      const box = around(
        moves.map(({ id, position }) => {
          const { measured } = nodeLookup.get(id) ?? {};
          return { ...position, width: measured?.width ?? 0, height: measured?.height ?? 0 };
        }),
      );
      if (now.isFree || !box) return UNSNAPPED;
      const found = now.toNodes
        ? snapToNodes(now.scene, box, {
            sight: { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom },
            moving: new Set([...store.getState().selection.nodes, ...moves.map(({ id }) => id)]),
            reach: REACH / zoom,
          })
        : UNSNAPPED;
      if (!now.toGrid) return found;
      const isHeld = (axis: Guide['axis']) => found.guides.some((guide) => guide.axis === axis);
      const grid = snapToGrid(box, GRID);
      return {
        shift: { x: isHeld('x') ? found.shift.x : grid.x, y: isHeld('y') ? found.shift.y : grid.y },
        guides: found.guides,
      };
    },
    [api, store],
  );
}

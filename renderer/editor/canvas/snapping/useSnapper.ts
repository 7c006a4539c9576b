import { useKeyPress } from '@xyflow/react';
import { createContext, useContext, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { Axis, Box } from '../../../document/index.ts';
import { useWorkbench } from '../../../workbench/index.ts';
import { visibleBox } from '../overview/picture.ts';
import type { Scene } from '../overview/scene.ts';
import { useFlowState } from '../reactFlow/reactFlowInternals.ts';
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

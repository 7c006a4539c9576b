import { useKeyPress } from '@xyflow/react';
import { useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { useWorkbench } from '../../workbench/index.ts';
import type { Scene } from '../overview/scene.ts';
import { useFlowState } from '../reactFlow/reactFlowInternals.ts';
import type { Snap } from './SnapContext.ts';
import { snapToGrid, snapToOthers, UNSNAPPED } from './snap.ts';

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
      const { x, y, zoom, width, height } = flow.viewport();
      const sight = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
      const found = now.toOthers ? snapToOthers(now.scene, box, { sight, moving, reach: REACH / zoom }) : UNSNAPPED;
      if (!now.toGrid) return found;
      const isHeld = (axis: 'x' | 'y') => found.guides.some((guide) => guide.axis === axis);
      const grid = snapToGrid(box, GRID);
      return {
        shift: { x: isHeld('x') ? found.shift.x : grid.x, y: isHeld('y') ? found.shift.y : grid.y },
        guides: found.guides,
      };
    },
    [flow],
  );
}

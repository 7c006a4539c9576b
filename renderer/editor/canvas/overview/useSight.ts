import { useEffect, useRef, useState } from 'react';
import type { Box } from '../../../document/index.ts';
import { type CanvasViewport, useFlowState } from '../reactFlow/reactFlowInternals.ts';
import type { Scene } from './scene.ts';
import { NO_SIGHT, nextSight, type Sight } from './sight.ts';

/** While the hand zooms, nothing comes or goes: milliseconds after its last move. */
const REST = 120;

/**
 * What is drawn one by one where the view is. It follows the view, a few nodes a frame, and waits while the hand zooms.
 * @param isFar whether it is too much to be drawn one by one
 */
export function useSight(scene: Scene, isLarge: boolean, isFar: boolean): Sight {
  const flow = useFlowState();
  const [sight, setSight] = useState(NO_SIGHT);
  const latest = useRef({ scene, isFar, request() {} });
  useEffect(() => {
    if (!isLarge) return;
    const state = latest.current;
    let before = NO_SIGHT;
    let frame = 0;
    let restsAt = 0;
    const look = () => {
      frame = 0;
      if (performance.now() < restsAt) return state.request();
      const next = nextSight(before, state.scene, state.isFar ? undefined : boxInSight(flow.viewport()));
      if (next === before) return;
      before = next;
      setSight(next);
      state.request();
    };
    state.request = () => {
      frame ||= requestAnimationFrame(look);
    };
    state.request();
    const stop = flow.onViewport((now, last) => {
      if (now.zoom !== last.zoom) restsAt = performance.now() + REST;
      state.request();
    });
    return () => {
      stop();
      cancelAnimationFrame(frame);
      state.request = () => {};
      setSight(NO_SIGHT);
    };
  }, [flow, isLarge]);
  useEffect(() => {
    latest.current.scene = scene;
    latest.current.isFar = isFar;
    latest.current.request();
  }, [scene, isFar]);
  return sight;
}

function boxInSight({ x, y, zoom, width, height }: CanvasViewport): Box {
  return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
}

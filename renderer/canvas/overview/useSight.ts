import { useEffect, useRef, useState } from 'react';
import type { Box } from '../../document/index.ts';
import { type CanvasViewport, useFlowState } from '../reactFlow/reactFlowInternals.ts';
import type { Scene } from './scene.ts';
import { NO_SIGHT, nextSight, type Sight } from './sight.ts';

/** Milliseconds after the last zoom change during which nothing is added or removed. */
const REST = 120;

/**
 * The individually rendered part at the current view. It follows the view, a few nodes per frame, and pauses while zooming.
 * @param isFar true if the view contains too much to render individually
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

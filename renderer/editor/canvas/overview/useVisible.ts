import { useEffect, useRef, useState } from 'react';
import type { Box } from '../../../document/index.ts';
import { type CanvasViewport, useFlowState } from '../reactFlow/reactFlowInternals.ts';
import type { Scene } from './scene.ts';
import { NOTHING_VISIBLE, nextVisible, type Visible } from './visible.ts';

/** While the hand zooms, nothing comes or goes: milliseconds after its last move. */
const REST = 120;

/**
 * What is drawn one by one where the view is. It follows the view, a few nodes a frame, and waits while the hand zooms.
 * @param isFar whether it is too much to be drawn one by one
 */
export function useVisible(scene: Scene, isLarge: boolean, isFar: boolean): Visible {
  const flow = useFlowState();
  const [visible, setVisible] = useState(NOTHING_VISIBLE);
  const latest = useRef({ scene, isFar, request() {} });
  useEffect(() => {
    if (!isLarge) return;
    const state = latest.current;
    let before = NOTHING_VISIBLE;
    let frame = 0;
    let restsAt = 0;
    const look = () => {
      frame = 0;
      if (performance.now() < restsAt) return state.request();
      const next = nextVisible(before, state.scene, state.isFar ? undefined : visibleBox(flow.viewport()));
      if (next === before) return;
      before = next;
      setVisible(next);
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
      setVisible(NOTHING_VISIBLE);
    };
  }, [flow, isLarge]);
  useEffect(() => {
    latest.current.scene = scene;
    latest.current.isFar = isFar;
    latest.current.request();
  }, [scene, isFar]);
  return visible;
}

function visibleBox({ x, y, zoom, width, height }: CanvasViewport): Box {
  return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
}

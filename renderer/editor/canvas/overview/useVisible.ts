import { useEffect, useRef, useState } from 'react';
import { useFlowState } from '../../../drawing/reactFlow/reactFlowInternals.ts';
import { visibleBox } from './picture.ts';
import type { Scene } from './scene.ts';
import { NOTHING_VISIBLE, nextVisible, type Visible } from './visible.ts';

/** Milliseconds after the last zoom change during which nothing is added or removed. */
const REST = 120;

/**
 * The individually rendered part at the current view. It follows the view, a few nodes per frame, and pauses while zooming.
 * @param isFar true if the view contains too much to render individually
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

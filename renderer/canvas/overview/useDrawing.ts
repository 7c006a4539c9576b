import { useComputedColorScheme } from '@mantine/core';
import { type RefObject, useEffect, useRef } from 'react';
import { type CanvasViewport, useFlowState } from '../reactFlow/reactFlowInternals.ts';
import { type Inks, readInks } from './inks.ts';

/** Draws on a canvas, at most once per frame: when the view moves, the theme changes, or the content does. */
export function useDrawing(
  element: RefObject<HTMLCanvasElement | null>,
  draw: (context: CanvasRenderingContext2D, view: CanvasViewport, inks: Inks) => void,
): void {
  const flow = useFlowState();
  const scheme = useComputedColorScheme('light');
  const request = useRef<(() => void) | undefined>(undefined);
  const latest = useRef(draw);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the colors depend on the scheme
  useEffect(() => {
    const canvas = element.current;
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return;
    let inks: Inks | undefined;
    let frame = 0;
    request.current = () => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        inks ??= readInks(canvas);
        latest.current(context, flow.viewport(), inks);
      });
    };
    request.current();
    const stop = flow.onViewport(() => request.current?.());
    return () => {
      stop();
      cancelAnimationFrame(frame);
      request.current = undefined;
    };
  }, [flow, element, scheme]);
  useEffect(() => {
    latest.current = draw;
    request.current?.();
  }, [draw]);
}

/** Sets a canvas's resolution for its size in CSS pixels. */
export function fitPixels(canvas: HTMLCanvasElement, width: number, height: number): void {
  const [wide, high] = [Math.round(width * window.devicePixelRatio), Math.round(height * window.devicePixelRatio)];
  if (canvas.width !== wide) canvas.width = wide;
  if (canvas.height !== high) canvas.height = high;
}

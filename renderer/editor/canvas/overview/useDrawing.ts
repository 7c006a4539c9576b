import { useComputedColorScheme } from '@mantine/core';
import { type RefObject, useEffect, useRef } from 'react';
import { type CanvasViewport, useFlowState } from '../reactFlow/reactFlowInternals.ts';
import { type Palette, readPalette } from './palette.ts';

/** Draws on a canvas, at most once a frame: when the view moves, the theme changes, or there is something else to draw. */
export function useDrawing(
  element: RefObject<HTMLCanvasElement | null>,
  draw: (context: CanvasRenderingContext2D, view: CanvasViewport, palette: Palette) => void,
): void {
  const flow = useFlowState();
  const scheme = useComputedColorScheme('light');
  const request = useRef<(() => void) | undefined>(undefined);
  const latest = useRef(draw);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the scheme decides which colors are read
  useEffect(() => {
    const canvas = element.current;
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return;
    let palette: Palette | undefined;
    let frame = 0;
    request.current = () => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        palette ??= readPalette(canvas);
        latest.current(context, flow.viewport(), palette);
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

/** Gives a canvas as many pixels as the screen has for so much room. */
export function fitPixels(canvas: HTMLCanvasElement, width: number, height: number): void {
  const [wide, high] = [Math.round(width * window.devicePixelRatio), Math.round(height * window.devicePixelRatio)];
  if (canvas.width !== wide) canvas.width = wide;
  if (canvas.height !== high) canvas.height = high;
}

import { type RefObject, useEffect, useRef } from 'react';
import { type CanvasViewport, useFlowState } from '../../../drawing/reactFlow/reactFlowInternals.ts';
import { useScheme } from '../../../theme/scheme.tsx';
import { type Palette, readPalette } from './palette.ts';

export type Draw = (context: CanvasRenderingContext2D, view: CanvasViewport, palette: Palette) => void;

/**
 * Draws on a canvas, at most once per frame: when the view moves, the theme changes, or the content does.
 * @param draw the same function while the content is the same
 */
export function useDrawing(draw: Draw): RefObject<HTMLCanvasElement | null> {
  const element = useRef<HTMLCanvasElement>(null);
  const flow = useFlowState();
  const scheme = useScheme();
  const request = useRef<(() => void) | undefined>(undefined);
  const latest = useRef(draw);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the colors depend on the scheme
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
  }, [flow, scheme]);
  useEffect(() => {
    latest.current = draw;
    request.current?.();
  }, [draw]);
  return element;
}

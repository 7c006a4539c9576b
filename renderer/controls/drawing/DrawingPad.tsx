import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { t } from '../../language/index.ts';
import { type Ink, stroke } from './brush.ts';
import classes from './Drawing.module.css';

interface DrawingPadProps {
  readonly picture: Ink;
  readonly erases: boolean;
  readonly onDraw: (picture: Ink) => void;
}

const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** A picture to draw in with a soft brush: by pointer, or with arrow keys, drawing while Shift is held, and Space for a dot. */
export function DrawingPad({ picture, erases, onDraw }: DrawingPadProps) {
  const { width, height, ink } = picture;
  const canvas = useRef<HTMLCanvasElement>(null);
  const last = useRef<{ x: number; y: number } | undefined>(undefined);
  const [cursor, setCursor] = useState<{ x: number; y: number } | undefined>(undefined);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const pixels = context.createImageData(width, height);
    for (const [at, value] of ink.entries()) pixels.data.set([255 * value, 255 * value, 255 * value, 255], 4 * at);
    context.putImageData(pixels, 0, 0);
  }, [ink, width, height]);
  const spotOf = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: ((event.clientX - box.left) / box.width) * width, y: ((event.clientY - box.top) / box.height) * height };
  };
  const drawTo = (event: PointerEvent<HTMLElement>) => {
    const to = spotOf(event);
    onDraw(stroke(picture, last.current ?? to, to, erases));
    last.current = to;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const from = cursor ?? { x: width / 2, y: height / 2 };
    const move = MOVES[event.key];
    if (!move && event.key !== ' ') return;
    event.preventDefault();
    const [dx, dy] = move ?? [0, 0];
    const to = { x: Math.min(width, Math.max(0, from.x + dx)), y: Math.min(height, Math.max(0, from.y + dy)) };
    setCursor(to);
    if (event.key === ' ' || event.shiftKey) onDraw(stroke(picture, from, to, erases));
  };
  return (
    <div
      className={classes.pad}
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is drawn on by keyboard, too
      tabIndex={0}
      aria-label={t('Drawing pad: arrow keys move, Shift with an arrow key draws, Space draws a dot')}
      style={{ aspectRatio: `${width} / ${height}` }}
      data-testid="drawing-pad"
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        last.current = undefined;
        drawTo(event);
      }}
      onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && drawTo(event)}
      onKeyDown={onKeyDown}
      onBlur={() => setCursor(undefined)}
    >
      <canvas ref={canvas} width={width} height={height} aria-hidden />
      {cursor && (
        <span
          className={classes.cursor}
          style={{ left: `${(100 * cursor.x) / width}%`, top: `${(100 * cursor.y) / height}%` }}
          aria-hidden
        />
      )}
    </div>
  );
}

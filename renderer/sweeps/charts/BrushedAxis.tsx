import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { t } from '../../language/index.ts';
import { type Brush, type BrushEnd, brushBetween, moveBrush, withEnd } from '../chartData/brushes.ts';
import type { Dimension } from '../chartData/dimensions.ts';
import classes from './ParallelCoordinates.module.css';
import { AXIS, heightOf, shareAt } from './parallelLayout.ts';

interface BrushedAxisProps {
  readonly dimension: Dimension;
  /** From the left of the picture. */
  readonly x: number;
  /** The distance to the next axis. */
  readonly room: number;
  readonly brush: Brush | undefined;
  readonly onBrush: (brush: Brush | null) => void;
}

/** Width around an axis in which the pointer brushes, in pixels. */
const REACH = 28;
const HANDLE = { width: 18, height: 6 };
/** Distance of a small movement by keyboard, as a share of the axis. */
const STEP = 0.02;

/** An axis with its brush: drawn by the pointer, or moved by keys at both of its ends. */
export function BrushedAxis({ dimension, x, room, brush, onBrush }: BrushedAxisProps) {
  const { label, axis } = dimension;
  const { ticks, toPixel, format = dimension.format } = axis(AXIS.bottom, AXIS.top, 6);
  // A click removes the brush.
  const drag = useDrag((start, share) => onBrush(brushBetween(start, share)));
  return (
    <g transform={`translate(${x.toFixed(1)},0)`} data-testid={`axis-${dimension.id}`}>
      <foreignObject x={-room / 2} y={0} width={room} height={AXIS.top - 8}>
        <div className={classes.label} title={label}>
          {label}
        </div>
      </foreignObject>
      <line className={classes.axis} y1={AXIS.top} y2={AXIS.bottom} />
      {ticks.map((tick) => (
        <text key={tick} className={classes.tick} x={-8} y={toPixel(tick) + 4} textAnchor="end">
          {format(tick)}
        </text>
      ))}
      {brush && (
        <rect
          className={classes.brush}
          x={-HANDLE.width / 2}
          width={HANDLE.width}
          y={heightOf(brush.to)}
          height={heightOf(brush.from) - heightOf(brush.to)}
        />
      )}
      <rect
        className={classes.reach}
        x={-REACH / 2}
        width={REACH}
        y={AXIS.top - 6}
        height={AXIS.bottom - AXIS.top + 12}
        {...drag}
      />
      <BrushHandle end="from" dimension={dimension} brush={brush} onBrush={onBrush} />
      <BrushHandle end="to" dimension={dimension} brush={brush} onBrush={onBrush} />
    </g>
  );
}

/** Follows the pointer from where it goes down, in shares of the axis. */
function useDrag(onDrag: (start: number, share: number) => void) {
  const start = useRef<number>(undefined);
  const shareOfEvent = ({ clientY, currentTarget }: PointerEvent<SVGRectElement>) =>
    shareAt(clientY - (currentTarget.ownerSVGElement?.getBoundingClientRect().top ?? 0));
  const follow = (event: PointerEvent<SVGRectElement>) => {
    if (start.current !== undefined) onDrag(start.current, shareOfEvent(event));
  };
  return {
    onPointerDown(event: PointerEvent<SVGRectElement>) {
      event.currentTarget.setPointerCapture(event.pointerId);
      start.current = shareOfEvent(event);
    },
    onPointerMove: follow,
    onPointerUp(event: PointerEvent<SVGRectElement>) {
      follow(event);
      start.current = undefined;
    },
  };
}

interface BrushHandleProps extends Pick<BrushedAxisProps, 'dimension' | 'brush' | 'onBrush'> {
  readonly end: BrushEnd;
}

/** An end of a brush, as a slider: moved by keys or the pointer. */
function BrushHandle({ end, dimension, brush, onBrush }: BrushHandleProps) {
  const { label, choices, axis, format } = dimension;
  const share = brush?.[end] ?? (end === 'from' ? 0 : 1);
  const { toValue } = axis(0, 1, 2);
  const drag = useDrag((_, to) => onBrush(withEnd(brush, end, to)));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const moved = moveBrush(brush, end, event.key, event.shiftKey, choices ? 1 / choices : STEP);
    if (moved) onBrush(moved);
    else if (brush && ['Escape', 'Delete', 'Backspace'].includes(event.key)) onBrush(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const bound = choices ? Math.round(toValue(share)) : toValue(share);
  return (
    <rect
      className={classes.handle}
      data-brushed={brush !== undefined || undefined}
      x={-HANDLE.width / 2}
      y={heightOf(share) - HANDLE.height / 2}
      width={HANDLE.width}
      height={HANDLE.height}
      rx={3}
      role="slider"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={end === 'from' ? t('{{name}}: select from', { name: label }) : t('{{name}}: select up to', { name: label })}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(100 * share)}
      aria-valuetext={choices ? format(Math.min(choices - 1, Math.max(0, bound))) : format(bound)}
      onKeyDown={onKeyDown}
      {...drag}
      data-testid={`brush-${end}-${dimension.id}`}
    />
  );
}

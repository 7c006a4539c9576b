import { type ConnectionLineComponentProps, getBezierPath, useConnection, useStore } from '@xyflow/react';
import { portKey, useCanvasUi } from './canvasUi.ts';
import type { Judgement } from './judgeWire.ts';
import classes from './Wire.module.css';

/** What the port under the held wire makes of it. */
function useJudgement(): Judgement | undefined {
  const target = useConnection(({ toHandle }) => (toHandle ? portKey(toHandle.nodeId, toHandle.id ?? '') : undefined));
  return useCanvasUi(({ wiring }) => (target === undefined ? undefined : wiring?.judgements.get(target)));
}

/** The wire in the hand. */
export function HeldWire({ fromX, fromY, toX, toY, fromPosition, toPosition }: ConnectionLineComponentProps) {
  const judgement = useJudgement();
  const [path] = getBezierPath({
    sourceX: fromX,
    sourceY: fromY,
    targetX: toX,
    targetY: toY,
    sourcePosition: fromPosition,
    targetPosition: toPosition,
  });
  return <path className={classes.held} d={path} data-judgement={judgement?.kind} />;
}

/** About the largest that a hint gets, in pixels. */
const WIDTH = 308;
const HEIGHT = 74;

/** A place in pixels that leaves room to the edge of the canvas. */
function within(place: number, size: number): string {
  return `clamp(8px, ${place}px, calc(100% - ${size}px))`;
}

/** Beside the pointer: whether the wire in the hand would fit, and why not, before it is let go. */
export function WireHint() {
  const judgement = useJudgement();
  const end = useConnection(({ to }) => to);
  const [x, y, zoom] = useStore(({ transform }) => transform);
  if (!judgement || !end) return null;
  return (
    <div
      className={classes.hint}
      role="status"
      data-testid="wire-hint"
      data-judgement={judgement.kind}
      style={{ left: within(end.x * zoom + x + 18, WIDTH), top: within(end.y * zoom + y + 18, HEIGHT) }}
    >
      {judgement.text}
    </div>
  );
}

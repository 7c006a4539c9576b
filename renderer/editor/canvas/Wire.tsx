import { BaseEdge, EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { middleOf, type Point, wireCurves, writePath } from '../../document/index.ts';
import { PORT } from '../../drawing/index.ts';
import { useZoom } from '../../drawing/reactFlow/reactFlowInternals.ts';
import { say, t } from '../../language/index.ts';
import { moveBy } from '../annotations/movedTogether.ts';
import { READABLE } from './overview/picture.ts';
import { useCanvasUi } from './state/canvasUi.ts';
import type { WireType } from './state/flow.ts';
import { useShowsNear } from './useShowsNear.ts';
import classes from './Wire.module.css';

/** React Flow ends wires at the outer edge of a port's area; they are drawn to the dot in its center. */
const INTO_PORT = PORT.reach / 2;

/** Width of a wire's hit area: in units, and when zoomed out in pixels. */
const REACH = { near: 22, far: 10 } as const;

/** A wire's bends while its nodes are dragged: they move with both nodes; with only one, the wire is straight. */
function useBends(bends: readonly Point[] | undefined, source: string, target: string): readonly Point[] | undefined {
  const moved = useCanvasUi(({ held }) => {
    const ends = held && bends ? Number(held.nodes.has(source)) + Number(held.nodes.has(target)) : 0;
    return ends === 0 ? undefined : ends === 1 ? 'one' : held?.by;
  });
  if (!moved || !bends) return bends;
  return moved === 'one' ? undefined : bends.map((bend) => moveBy(bend, moved));
}

/** In steps of two, so that zooming does not constantly re-render wires. */
function reachAt(zoom: number): number {
  return REACH.near * 2 ** Math.ceil(Math.log2(Math.max(1, REACH.far / zoom / REACH.near)));
}

/** A wire, with its shape on hover or always, and with a mark and the reason if it does not fit. */
export function Wire({ id, source, target, sourceX, sourceY, targetX, targetY, data, selected }: EdgeProps<WireType>) {
  const isHovered = useCanvasUi(({ hoveredWire }) => hoveredWire === id);
  const takesLayer = useCanvasUi(({ insertInto }) => insertInto === id);
  const bends = useBends(data?.bends, source, target);
  const curves = wireCurves({ x: sourceX - INTO_PORT, y: sourceY }, { x: targetX + INTO_PORT, y: targetY }, bends);
  const label = middleOf(curves);
  const showsShape = useShowsNear('wireShapes');
  const reach = useZoom(reachAt);
  const problem = data?.problem;
  const isTold = isHovered || selected || takesLayer;
  // When zoomed out, text is scaled up to stay readable.
  const scale = useZoom((zoom) => (isTold ? Math.max(1, READABLE / zoom) : 1));
  return (
    <>
      <BaseEdge
        path={writePath(curves)}
        interactionWidth={reach}
        className={classes.wire}
        data-problem={problem !== undefined || undefined}
        data-told={isTold || undefined}
      />
      {(isTold || showsShape || problem !== undefined) && (
        <EdgeLabelRenderer>
          <div
            className={classes.label}
            data-problem={problem !== undefined || undefined}
            data-told={isTold || undefined}
            data-testid="wire-label"
            style={{ transform: `translate(-50%, -50%) translate(${label.x}px, ${label.y}px) scale(${scale})` }}
          >
            {problem !== undefined && <span className={classes.mark}>!</span>}
            {isTold ? (
              <span>{problem === undefined ? (data?.shape ?? t('shape not known yet')) : say(problem)}</span>
            ) : (
              showsShape && <span>{data?.shape ?? '?'}</span>
            )}
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  );
}

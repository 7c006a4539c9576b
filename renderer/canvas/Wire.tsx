import { BaseEdge, EdgeLabelRenderer, type EdgeProps, getBezierPath, useStore } from '@xyflow/react';
import { t, tell } from '../language/index.ts';
import { useFrom } from '../workbench/index.ts';
import { useCanvasUi } from './canvasUi.ts';
import type { WireType } from './flow.ts';
import classes from './Wire.module.css';

/** Half the hit area of a port: React Flow leads wires to its outer edge, we to the dot in its middle. */
const INTO_PORT = 10;

/** The zoom from which the shape on a wire can be read. */
const NEAR = 0.6;

/** Whether wires carry their shape without being pointed at. */
function useShowsShape(): boolean {
  const isNear = useStore(({ transform }) => transform[2] >= NEAR);
  const isAlways = useFrom(
    ({ settings }) => settings,
    ({ wireShapes }) => wireShapes === 'near',
  );
  return isNear && isAlways;
}

/** A wire: with its shape on hover, or always, and with a mark and the reason where it does not fit. */
export function Wire({
  id,
  sourceX,
  sourceY,
  targetX,
  targetY,
  sourcePosition,
  targetPosition,
  data,
  selected,
}: EdgeProps<WireType>) {
  const isHovered = useCanvasUi(({ hoveredWire }) => hoveredWire === id);
  const takesLayer = useCanvasUi(({ insertInto }) => insertInto === id);
  const [path, labelX, labelY] = getBezierPath({
    sourceX: sourceX - INTO_PORT,
    sourceY,
    targetX: targetX + INTO_PORT,
    targetY,
    sourcePosition,
    targetPosition,
  });
  const showsShape = useShowsShape();
  const problem = data?.problem;
  const isTold = isHovered || selected || takesLayer;
  return (
    <>
      <BaseEdge
        path={path}
        interactionWidth={22}
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
            style={{ transform: `translate(-50%, -50%) translate(${labelX}px, ${labelY}px)` }}
          >
            {problem !== undefined && <span className={classes.mark}>!</span>}
            {isTold ? (
              <span>{problem === undefined ? (data?.shape ?? t('shape unknown')) : tell(problem)}</span>
            ) : (
              showsShape && <span>{data?.shape ?? '?'}</span>
            )}
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  );
}

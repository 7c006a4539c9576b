import { BaseEdge, EdgeLabelRenderer, type EdgeProps, getBezierPath } from '@xyflow/react';
import { useCanvasUi } from './canvasUi.ts';
import type { WireType } from './flow.ts';
import classes from './Wire.module.css';

/** Half the hit area of a port: React Flow leads wires to its outer edge, we to the dot in its middle. */
const INTO_PORT = 10;

/** A wire: with its shape on hover, and with a mark and the reason where it does not fit. */
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
      {(isTold || problem !== undefined) && (
        <EdgeLabelRenderer>
          <div
            className={classes.label}
            data-problem={problem !== undefined || undefined}
            style={{ transform: `translate(-50%, -50%) translate(${labelX}px, ${labelY}px)` }}
          >
            {problem !== undefined && <span className={classes.mark}>!</span>}
            {isTold && <span>{problem ?? data?.shape ?? 'shape unknown'}</span>}
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  );
}

import { BaseEdge, type EdgeProps } from '@xyflow/react';
import { wireCurves, writePath } from '../../document/index.ts';
import { PORT } from '../../drawing/index.ts';
import { formatNumber } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { useLensState } from '../../workbench/index.ts';
import { finiteOrNot, reachedAt } from '../../workbench/lens/index.ts';
import { passNode } from '../values/passValues.ts';
import { wireWidth } from '../values/wireWidth.ts';
import classes from './LensCanvas.module.css';
import type { LensWireType } from './lensFlow.ts';
import { useShownDirection } from './useShownDirection.ts';

/** A wire as wide as what it carries: values forward, or gradients back. */
export function LensWire({ source, target, sourceX, sourceY, targetX, targetY, data }: EdgeProps<LensWireType>) {
  const direction = useShownDirection();
  const norm = useLensState(({ answered, walk, position }) => {
    const node = passNode(answered?.pass, source);
    const carried = direction === 'forward' ? node?.out : node?.dout;
    // Values leave their source, gradients their target.
    const [from, to] = [reachedAt(walk, position, source), reachedAt(walk, position, target)];
    const isReached = direction === 'forward' ? from.isForward : to.isBackward;
    return carried && isReached ? finiteOrNot(carried.norm) : undefined;
  });
  const curves = wireCurves({ x: sourceX - PORT.radius, y: sourceY }, { x: targetX + PORT.radius, y: targetY }, data?.bends);
  return (
    <g>
      {norm !== undefined && (
        <title>
          {direction === 'forward'
            ? t('Norm of the values: {{norm}}', { norm: formatNumber(norm) })
            : t('Norm of the gradient: {{norm}}', { norm: formatNumber(norm) })}
        </title>
      )}
      <BaseEdge
        path={writePath(curves)}
        interactionWidth={16}
        className={classes.wire}
        style={{ strokeWidth: norm === undefined ? 1 : wireWidth(norm) }}
        data-direction={norm === undefined ? undefined : direction}
        data-broken={(norm !== undefined && !Number.isFinite(norm)) || undefined}
      />
    </g>
  );
}

import uPlot from 'uplot';
import type { PlotLook } from '../../kit/plot/Plot.tsx';
import { formatNumber, formatPercent } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import type { CurveAxis } from '../../workbench/layout/index.ts';
import { resolveToken, xAxis, yAxis } from './axes.ts';

interface CurveLookOptions {
  readonly isShare: boolean;
  readonly axis: CurveAxis;
  readonly logarithmic: boolean;
  /** X positions with a non-finite loss. */
  readonly broken: () => readonly number[];
}

/** Style of losses and metrics: training raw and faint, smoothed on top, validation as points at the ends of epochs. */
export function curveLook({ isShare, axis, logarithmic, broken }: CurveLookOptions): PlotLook {
  const training = resolveToken('forward');
  const validation = resolveToken('text');
  const ground = resolveToken('surface');
  const text = isShare ? formatPercent : formatNumber;
  return {
    padding: [8, 12, 0, 0],
    cursor: { sync: { key: 'curves', filters: { pub: isMove, sub: isMove } } },
    scales: { y: logarithmic ? { distr: 3 } : {} },
    axes: [xAxis(axis), yAxis(text, logarithmic)],
    series: [
      {},
      {
        label: t('Training'),
        stroke: `color-mix(in oklab, ${training} 34%, ${ground})`,
        width: 1,
        points: { show: false },
        spanGaps: true,
      },
      { label: t('Training, smoothed'), stroke: training, width: 2, points: { show: false }, spanGaps: true },
      {
        label: t('Validation'),
        stroke: validation,
        width: 1.25,
        dash: [5, 4],
        spanGaps: true,
        points: { show: isSparse, size: 7, width: 1.75, stroke: validation, fill: ground },
      },
    ],
    hooks: { draw: [(u) => drawBroken(u, broken(), resolveToken('error'))] },
  };
}

/** True if there is space between points to draw them as rings. */
function isSparse(u: uPlot, series: number, first: number, last: number): boolean {
  let count = 0;
  for (let row = first; row <= last; row++) if (typeof u.data[series][row] === 'number') count++;
  return count * 12 < u.width;
}

function isMove(type: string): boolean {
  return type === 'mousemove' || type === 'mouseleave';
}

/** Crosses at the upper edge, where there is no value to draw. */
function drawBroken(u: uPlot, positions: readonly number[], color: string): void {
  const { ctx } = u;
  const size = 4 * uPlot.pxRatio;
  ctx.save();
  ctx.strokeStyle = color;
  ctx.lineWidth = 1.5 * uPlot.pxRatio;
  ctx.beginPath();
  for (const position of positions) {
    const x = u.valToPos(position, 'x', true);
    const y = u.bbox.top + 2 * size;
    if (x < u.bbox.left || x > u.bbox.left + u.bbox.width) continue;
    ctx.moveTo(x - size, y - size);
    ctx.lineTo(x + size, y + size);
    ctx.moveTo(x + size, y - size);
    ctx.lineTo(x - size, y + size);
  }
  ctx.stroke();
  ctx.restore();
}

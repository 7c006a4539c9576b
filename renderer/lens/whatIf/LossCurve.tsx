import { type PointerEvent, useState } from 'react';
import { axisOf, PlotAxes, plotArea, positionsOf, rangeOf } from '../../controls/smallPlot/index.ts';
import { Tex } from '../../kit/surface/index.ts';
import { formatNumber } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { readNumber } from '../tensors/index.ts';
import type { Landscape, LandscapeAxis } from './landscapeData.ts';
import { NamedAxes } from './NamedAxes.tsx';
import { PlotPicture } from './PlotPicture.tsx';
import { nearestIndex, type PlotPoint } from './plotPoint.ts';
import classes from './WhatIf.module.css';

interface LossCurveProps {
  readonly axis: LandscapeAxis;
  readonly landscape: Landscape;
  readonly gradient?: readonly number[] | undefined;
  readonly width: number;
  readonly onPick?: (values: readonly number[]) => void;
}

/** J along one number: the curve, the present point, and the tangent by the gradient. */
export function LossCurve({ axis, landscape, gradient, width, onPick }: LossCurveProps) {
  const [pointed, setPointed] = useState<PlotPoint | null>(null);
  const area = plotArea(width);
  const losses = landscape.losses.map(readNumber);
  const [here, loss] = [landscape.here.at[0], readNumber(landscape.here.loss)];
  const positions = positionsOf(axis);
  const x = axisOf(axis.from, axis.to, area.left, area.left + area.width, Math.max(2, Math.floor(area.width / 80)));
  const y = axisOf(...rangeOf([...losses, loss]), area.top + area.height, area.top, 5);
  const slope = gradient?.[0];
  const tangent = slope !== undefined && Number.isFinite(slope) && Number.isFinite(loss) && tangentEnds(here, loss, slope, x, y);
  const pointAt = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    return { column: nearestIndex(axis, x.toValue(((event.clientX - box.left) / box.width) * width)), row: 0 };
  };
  const at = pointed ? { value: positions[pointed.column], loss: losses[pointed.column] } : undefined;
  return (
    <figure className={classes.plot} data-testid="loss-curve">
      <figcaption className={classes.legend}>
        <span data-direction="forward">
          <Tex tex="J" /> = {formatNumber(at ? at.loss : loss)}
        </span>
        <span>
          <Tex tex={axis.symbol} /> = {formatNumber(at ? at.value : here)}
        </span>
        {slope !== undefined && (
          <span data-direction="backward">
            {t('tangent')} <Tex tex={`\\partial J / \\partial ${axis.symbol}`} /> = {formatNumber(slope)}
          </span>
        )}
      </figcaption>
      <NamedAxes x={axis.symbol} y="J">
        <PlotPicture
          width={width}
          label={t('J along {{address}}, with the tangent at its present value', { address: axis.address })}
          grid={{ columns: axis.count, rows: 1 }}
          start={{ column: nearestIndex(axis, here), row: 0 }}
          point={pointed}
          said={
            at &&
            t('{{address}} = {{value}}: J = {{loss}}', {
              address: axis.address,
              value: formatNumber(at.value),
              loss: formatNumber(at.loss),
            })
          }
          pointAt={pointAt}
          onPoint={setPointed}
          onPick={({ column }) => onPick?.([positions[column]])}
        >
          <PlotAxes area={area} x={x} y={y} />
          <path className={classes.curve} d={curvePath(positions.map(x.toPixel), losses.map(y.toPixel))} />
          {tangent && <line className={classes.tangent} {...tangent} />}
          {Number.isFinite(loss) && <circle className={classes.here} cx={x.toPixel(here)} cy={y.toPixel(loss)} r={6} />}
          {at && Number.isFinite(at.loss) && (
            <circle className={classes.pointed} cx={x.toPixel(at.value)} cy={y.toPixel(at.loss)} r={4} />
          )}
        </PlotPicture>
      </NamedAxes>
    </figure>
  );
}

/** A path through the finite points: a gap where J is not finite. */
export function curvePath(x: readonly number[], y: readonly number[]): string {
  return x
    .flatMap((across, at) => {
      if (!Number.isFinite(y[at])) return [];
      const isStart = at === 0 || !Number.isFinite(y[at - 1]);
      return [`${isStart ? 'M' : 'L'}${across.toFixed(1)},${y[at].toFixed(1)}`];
    })
    .join('');
}

interface Scale {
  readonly low: number;
  readonly high: number;
  readonly toPixel: (value: number) => number;
}

/** The tangent as far as the plot reaches: a third of its width to either side, within its height. */
function tangentEnds(here: number, loss: number, slope: number, x: Scale, y: Scale) {
  const endAt = (sign: 1 | -1) => {
    const reach = Math.max(0, Math.min((x.high - x.low) / 3, sign > 0 ? x.high - here : here - x.low));
    const rise = sign * slope;
    const room = rise > 0 ? y.high - loss : y.low - loss;
    const distance = rise === 0 ? reach : Math.min(reach, room / rise);
    return { x: x.toPixel(here + sign * distance), y: y.toPixel(loss + rise * distance) };
  };
  const [start, end] = [endAt(-1), endAt(1)];
  return { x1: start.x, y1: start.y, x2: end.x, y2: end.y };
}

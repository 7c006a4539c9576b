import { type PointerEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { axisOf, contourLevels, contourLines, PlotAxes, plotArea, positionsOf } from '../../controls/smallPlot/index.ts';
import { Tex } from '../../kit/surface/index.ts';
import { formatNumber } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { TOKENS } from '../../theme/colors.ts';
import { scaleTable, toBytes } from '../../theme/divergingScale.ts';
import { useScheme } from '../../theme/scheme.tsx';
import { readNumber } from '../tensors/index.ts';
import { LossScale } from './LossScale.tsx';
import type { Landscape, LandscapeAxis } from './landscapeData.ts';
import { NamedAxes } from './NamedAxes.tsx';
import { PlotPicture } from './PlotPicture.tsx';
import { nearestIndex, type PlotPoint } from './plotPoint.ts';
import classes from './WhatIf.module.css';

interface LossSurfaceProps {
  readonly x: LandscapeAxis;
  readonly y: LandscapeAxis;
  readonly landscape: Landscape;
  /** By the numbers of y and x. */
  readonly gradient?: readonly number[] | undefined;
  readonly width: number;
  readonly onPick?: (values: readonly number[]) => void;
}

const LEVELS = 12;
/** The strongest shade of the map: contour lines and marks stay visible on it. */
const STRONGEST = 0.75;
const ARROW = { length: 56, head: 9 };

/** J along two numbers: a map with contour lines, the present point, and the direction in which J falls fastest. */
export function LossSurface({ x: across, y: down, landscape, gradient, width, onPick }: LossSurfaceProps) {
  const scheme = useScheme();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [pointed, setPointed] = useState<PlotPoint | null>(null);
  const losses = useMemo(() => landscape.losses.map(readNumber), [landscape]);
  const [low, high] = useMemo(() => extremesOf(losses), [losses]);
  const area = plotArea(width);
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const pixels = context.createImageData(across.count, down.count);
    const table = scaleTable('forward', scheme);
    const broken = toBytes(TOKENS.error[scheme]);
    losses.forEach((loss, at) => {
      // The first row of values is the lowest one.
      const row = down.count - 1 - Math.floor(at / across.count);
      const offset = 4 * (row * across.count + (at % across.count));
      const from = table.offsetOf((STRONGEST * (loss - low)) / (high - low || 1));
      pixels.data.set(Number.isFinite(loss) ? table.bytes.subarray(from, from + 3) : broken, offset);
      pixels.data[offset + 3] = 255;
    });
    context.putImageData(pixels, 0, 0);
  }, [losses, low, high, across.count, down.count, scheme]);
  const [columns, rows] = [positionsOf(across), positionsOf(down)];
  // A value is the center of its pixel; contour lines join centers.
  const atColumn = (column: number) => area.left + ((column + 0.5) / across.count) * area.width;
  const atRow = (row: number) => area.top + area.height - ((row + 0.5) / down.count) * area.height;
  const x = axisOf(across.from, across.to, atColumn(0), atColumn(across.count - 1), Math.max(2, Math.floor(area.width / 80)));
  const y = axisOf(down.from, down.to, atRow(0), atRow(down.count - 1), 5);
  const segments = useMemo(
    () => contourLevels(losses, LEVELS).flatMap((level) => contourLines(losses, across.count, level)),
    [losses, across.count],
  );
  const pointAt = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    const shareOf = (pixel: number, start: number, length: number) => Math.max(0, Math.min(0.999, (pixel - start) / length));
    const column = Math.floor(shareOf(event.clientX - box.left, area.left, area.width) * across.count);
    const row = down.count - 1 - Math.floor(shareOf(event.clientY - box.top, area.top, area.height) * down.count);
    return { row, column };
  };
  const [hereY, hereX] = landscape.here.at;
  const here = { x: x.toPixel(hereX), y: y.toPixel(hereY) };
  const shown = pointed
    ? { y: rows[pointed.row], x: columns[pointed.column], loss: losses[pointed.row * across.count + pointed.column] }
    : { y: hereY, x: hereX, loss: readNumber(landscape.here.loss) };
  const descent = gradient && descentArrow(gradient, area.width / (across.to - across.from), area.height / (down.to - down.from));
  return (
    <figure className={classes.plot} data-testid="loss-surface">
      <figcaption className={classes.legend}>
        <span data-direction="forward">
          <Tex tex="J" /> = {formatNumber(shown.loss)}
        </span>
        <span>
          <Tex tex={across.symbol} /> = {formatNumber(shown.x)}
        </span>
        <span>
          <Tex tex={down.symbol} /> = {formatNumber(shown.y)}
        </span>
        {gradient && (
          <span data-direction="backward">
            <Tex tex="-\nabla J" /> = ({formatNumber(-gradient[1])}, {formatNumber(-gradient[0])})
          </span>
        )}
      </figcaption>
      <NamedAxes x={across.symbol} y={down.symbol}>
        <div className={classes.plot}>
          <canvas
            ref={canvas}
            width={across.count}
            height={down.count}
            style={{ left: area.left, top: area.top, width: area.width, height: area.height }}
          />
          <PlotPicture
            width={width}
            label={t('J along {{first}} and {{second}}, with the direction in which it falls fastest', {
              first: across.address,
              second: down.address,
            })}
            grid={{ columns: across.count, rows: down.count }}
            start={{ column: nearestIndex(across, hereX), row: nearestIndex(down, hereY) }}
            point={pointed}
            said={
              pointed
                ? t('{{first}} = {{x}}, {{second}} = {{y}}: J = {{loss}}', {
                    first: across.address,
                    second: down.address,
                    x: formatNumber(shown.x),
                    y: formatNumber(shown.y),
                    loss: formatNumber(shown.loss),
                  })
                : undefined
            }
            pointAt={pointAt}
            onPoint={setPointed}
            onPick={({ row, column }) => onPick?.([rows[row], columns[column]])}
          >
            <PlotAxes area={area} x={x} y={y} isBare />
            <path
              className={classes.contour}
              d={segments.map(({ from, to }) => `M${pointOf(from, atColumn, atRow)}L${pointOf(to, atColumn, atRow)}`).join('')}
            />
            {descent && <Arrow from={here} by={descent} />}
            <circle className={classes.here} cx={here.x} cy={here.y} r={6} />
            {pointed && <circle className={classes.pointed} cx={atColumn(pointed.column)} cy={atRow(pointed.row)} r={4} />}
          </PlotPicture>
        </div>
      </NamedAxes>
      {low <= high && <LossScale low={low} high={high} strongest={STRONGEST} />}
    </figure>
  );
}

function extremesOf(losses: readonly number[]): readonly [low: number, high: number] {
  const finite = losses.filter(Number.isFinite);
  return [Math.min(...finite), Math.max(...finite)];
}

const pointOf = (
  [column, row]: readonly [number, number],
  atColumn: (column: number) => number,
  atRow: (row: number) => number,
): string => `${atColumn(column).toFixed(1)},${atRow(row).toFixed(1)}`;

/** −∇J as a step on the screen, of one length; undefined where the gradient is zero or not finite. */
function descentArrow([byY, byX]: readonly number[], pixelsPerX: number, pixelsPerY: number) {
  const [x, y] = [-byX * pixelsPerX, byY * pixelsPerY];
  const length = Math.hypot(x, y);
  return length > 0 && Number.isFinite(length) ? { x: (x / length) * ARROW.length, y: (y / length) * ARROW.length } : undefined;
}

interface ArrowProps {
  readonly from: { readonly x: number; readonly y: number };
  readonly by: { readonly x: number; readonly y: number };
}

function Arrow({ from, by }: ArrowProps) {
  const angle = (Math.atan2(by.y, by.x) * 180) / Math.PI;
  const { length, head } = ARROW;
  return (
    <g transform={`translate(${from.x},${from.y}) rotate(${angle})`}>
      <line className={classes.halo} x2={length} />
      <line className={classes.arrow} x2={length - head} />
      <path
        className={classes.arrowHead}
        d={`M${length},0L${length - head - 2},${-head / 1.6}L${length - head - 2},${head / 1.6}Z`}
      />
    </g>
  );
}

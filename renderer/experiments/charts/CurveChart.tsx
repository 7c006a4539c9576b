import { useComputedColorScheme } from '@mantine/core';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import uPlot from 'uplot';
import type { Metric } from '#engine/graph/index.ts';
import { metricTerm, Term } from '../../controls/terms/index.ts';
import { Plot, type PlotLook, type Range } from '../../kit/plot/Plot.tsx';
import { formatCount, formatNumber, formatPercent } from '../../language/format/index.ts';
import { t, useLanguage } from '../../language/index.ts';
import type { CurveAxis, Layout } from '../../workbench/layout/index.ts';
import { type Curves, formatMetricValue } from '../../workbench/runs/index.ts';
import { resolveToken, xAxis, yAxis } from './axes.ts';
import classes from './Charts.module.css';
import { type CurveColumns, curveColumns } from './curveColumns.ts';
import { decimate } from './decimate.ts';

interface CurveChartProps {
  /** Absent for the loss. */
  readonly metric?: Metric | undefined;
  /** Shown after the title. */
  readonly children?: ReactNode;
  readonly curves: Curves;
  readonly options: Layout['charts'];
  readonly range: Range | null;
  readonly onRange: (range: Range | null) => void;
}

/** The curve of the loss or of one metric over a run. */
export function CurveChart({ metric, children, curves, options, range, onRange }: CurveChartProps) {
  const spoken = useLanguage();
  const scheme = useComputedColorScheme('light');
  const [row, setRow] = useState<number | null>(null);
  const { axis, smoothing } = options;
  const name = metric?.name ?? 'loss';
  const isShare = metric?.format === 'share';
  const logarithmic = options.logarithmic && !metric;
  const title = metric ? t(metric.label) : t('Loss');
  const all = useMemo(
    () => curveColumns(curves.steps, curves.epochs, { metric: name, axis, smoothing, logarithmic }),
    [curves, name, axis, smoothing, logarithmic],
  );
  const columns = useMemo(() => decimate(all, range), [all, range]);
  const latest = useRef(columns);
  latest.current = columns;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colors depend on the scheme
  const look = useMemo(
    () => curveLook({ isShare, axis, logarithmic, broken: () => latest.current.broken }),
    [isShare, axis, logarithmic, scheme, spoken],
  );
  const data = useMemo<uPlot.AlignedData>(() => [columns.x, columns.raw, columns.smoothed, columns.validation], [columns]);
  return (
    <figure className={classes.chart} data-testid={`chart-${name}`} data-last-step={all.step.at(-1) ?? 0}>
      <figcaption className={classes.caption}>
        <span className={classes.title}>
          <Term of={metric ? metricTerm(metric) : 'loss'}>{title}</Term>
          {children}
        </span>
        <Readout columns={columns} row={row} metric={metric} />
      </figcaption>
      <Plot
        look={look}
        data={data}
        range={range}
        extent={{ min: all.x[0] ?? 0, max: all.x.at(-1) ?? 0 }}
        onRange={onRange}
        onHover={setRow}
        label={t('{{title}} over the run', { title })}
      />
    </figure>
  );
}

interface ReadoutProps {
  readonly columns: CurveColumns;
  readonly row: number | null;
  readonly metric: Metric | undefined;
}

/** The values under the pointer, else the latest. */
function Readout({ columns, row, metric }: ReadoutProps) {
  const index = Math.min(row ?? columns.x.length - 1, columns.x.length - 1);
  if (index < 0) return null;
  const text = (value: number | null) => (metric ? formatMetricValue(metric, value) : formatNumber(value));
  const validation = row === null ? columns.validation.findLast((value) => value !== null) : columns.validation[index];
  return (
    <span className={classes.readout}>
      <span>{t('step {{step}}', { step: formatCount(columns.step[index]) })}</span>
      {columns.smoothed[index] !== null && <span data-series="training">{text(columns.smoothed[index])}</span>}
      {columns.raw[index] !== columns.smoothed[index] && <span data-series="raw">{text(columns.raw[index])}</span>}
      {validation !== null && validation !== undefined && <span data-series="validation">{text(validation)}</span>}
    </span>
  );
}

interface CurveLookOptions {
  readonly isShare: boolean;
  readonly axis: CurveAxis;
  readonly logarithmic: boolean;
  /** X positions with a non-finite loss. */
  readonly broken: () => readonly number[];
}

/** Style of losses and metrics: training raw and faint, smoothed on top, validation as points at the ends of epochs. */
function curveLook({ isShare, axis, logarithmic, broken }: CurveLookOptions): PlotLook {
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

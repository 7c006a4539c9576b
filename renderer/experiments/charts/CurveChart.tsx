import { type ReactNode, useMemo, useRef, useState } from 'react';
import uPlot from 'uplot';
import type { RateChange } from '#app/contract/index.ts';
import { Term } from '../../controls/terms/index.ts';
import { Plot, type PlotLook, type Range } from '../../kit/plot/Plot.tsx';
import { formatCount, formatNumber, formatPercent } from '../../language/format/index.ts';
import { t, useLanguage } from '../../language/index.ts';
import { useScheme } from '../../theme/scheme.tsx';
import type { CurveAxis } from '../../workbench/layout/index.ts';
import { isSparse, resolveToken, SHARED_CURSOR, xAxis, yAxis } from './axes.ts';
import classes from './Charts.module.css';
import { type CurveColumns, positionsOf } from './curveColumns.ts';
import type { Measurement } from './measurements.ts';

interface CurveChartProps {
  readonly measurement: Measurement;
  /** Shown after the title. */
  readonly children?: ReactNode;
  /** All rows. */
  readonly all: CurveColumns;
  /** The rows to draw: the same for all charts beside each other. */
  readonly drawn: CurveColumns;
  /** Learning rates set during the run. */
  readonly learningRates: readonly RateChange[];
  readonly axis: CurveAxis;
  readonly isLogarithmic: boolean;
  readonly range: Range | null;
  readonly onRange: (range: Range | null) => void;
}

/** The curve of one value over a run. */
export function CurveChart({ measurement, children, all, drawn, learningRates, ...options }: CurveChartProps) {
  const spoken = useLanguage();
  const scheme = useScheme();
  const [row, setRow] = useState<number | null>(null);
  const { axis, isLogarithmic, range, onRange } = options;
  const { name, term } = measurement;
  const title = t(measurement.label);
  const steps = learningRates.map(({ step }) => step);
  const marks = useRef<Marks>({ broken: [], rates: [] });
  marks.current = { broken: drawn.broken, rates: positionsOf(all, steps) };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colors depend on the scheme
  const look = useMemo(
    () => curveLook({ measurement, axis, isLogarithmic, marks: () => marks.current }),
    [measurement, axis, isLogarithmic, scheme, spoken],
  );
  const data = useMemo<uPlot.AlignedData>(() => [drawn.x, drawn.raw, drawn.smoothed, drawn.validation], [drawn]);
  return (
    <figure className={classes.chart} data-testid={`chart-${name}`} data-last-step={all.step.at(-1) ?? 0}>
      <figcaption className={classes.caption}>
        <span className={classes.title}>
          <Term of={term}>{title}</Term>
          {children}
        </span>
        <Readout columns={drawn} row={row} format={measurement.format} />
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
  readonly format: Measurement['format'];
}

/** The values at the step under the pointer, else at the last one with the last validation; each with its step or epoch. */
function Readout({ columns, row, format: text }: ReadoutProps) {
  const index = Math.min(row ?? columns.x.length - 1, columns.x.length - 1);
  if (index < 0) return null;
  const { raw, smoothed, validation } = columns;
  const validated = row === null ? validation.findLastIndex((value) => value !== null) : index;
  const held = validation[validated] ?? null;
  return (
    <span className={classes.readout}>
      <span>{t('step {{step}}', { step: formatCount(columns.step[index]) })}</span>
      {smoothed[index] !== null && (
        <span data-series="training" title={raw[index] === smoothed[index] ? t('Training') : t('Training, smoothed')}>
          {text(smoothed[index])}
        </span>
      )}
      {raw[index] !== smoothed[index] && (
        <span data-series="raw" title={t('Training')}>
          {text(raw[index])}
        </span>
      )}
      {held !== null && (
        <>
          <span>{t('after epoch {{epoch}}', { epoch: formatCount(columns.epoch[validated]) })}</span>
          <span data-series="validation" title={t('Validation')}>
            {text(held)}
          </span>
        </>
      )}
    </span>
  );
}

/** Positions on the x axis. */
interface Marks {
  /** Of a non-finite loss. */
  readonly broken: readonly number[];
  /** Of learning rates set by the user. */
  readonly rates: readonly number[];
}

interface CurveLookOptions {
  readonly measurement: Measurement;
  readonly axis: CurveAxis;
  readonly isLogarithmic: boolean;
  readonly marks: () => Marks;
}

/** Style of curves: training raw and faint, smoothed on top, validation as points at the ends of epochs. */
function curveLook({ measurement, axis, isLogarithmic, marks }: CurveLookOptions): PlotLook {
  const training = resolveToken('forward');
  const validation = resolveToken('text');
  const ground = resolveToken('surface');
  const text = measurement.isShare ? formatPercent : formatNumber;
  const paths = measurement.isSet && uPlot.paths.stepped?.({ align: 1 });
  return {
    padding: [8, 12, 0, 0],
    cursor: SHARED_CURSOR,
    scales: { y: isLogarithmic ? { distr: 3 } : {} },
    axes: [xAxis(axis), yAxis(text, isLogarithmic)],
    series: [
      {},
      {
        label: t('Training'),
        stroke: `color-mix(in oklab, ${training} 34%, ${ground})`,
        width: 1,
        points: { show: false },
        spanGaps: true,
        ...(paths && { paths }),
      },
      {
        label: t('Training, smoothed'),
        stroke: training,
        width: 2,
        points: { show: false },
        spanGaps: true,
        ...(paths && { paths }),
      },
      {
        label: t('Validation'),
        stroke: validation,
        width: 1.25,
        dash: [5, 4],
        spanGaps: true,
        points: { show: isSparse, size: 7, width: 1.75, stroke: validation, fill: ground },
      },
    ],
    hooks: {
      draw: [
        (u) => drawRates(u, marks().rates, resolveToken('text-muted')),
        (u) => drawBroken(u, marks().broken, resolveToken('error')),
      ],
    },
  };
}

/** A dotted line at each step from which the user set another learning rate. */
function drawRates(u: uPlot, positions: readonly number[], color: string): void {
  const { ctx, bbox } = u;
  ctx.save();
  ctx.strokeStyle = color;
  ctx.lineWidth = uPlot.pxRatio;
  ctx.setLineDash([2 * uPlot.pxRatio, 3 * uPlot.pxRatio]);
  ctx.beginPath();
  for (const position of positions) {
    const x = u.valToPos(position, 'x', true);
    if (x < bbox.left || x > bbox.left + bbox.width) continue;
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
  }
  ctx.stroke();
  ctx.restore();
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

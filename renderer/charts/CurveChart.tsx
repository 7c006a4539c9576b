import { useComputedColorScheme } from '@mantine/core';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import type uPlot from 'uplot';
import type { Metric } from '#engine/graph/index.ts';
import { formatCount, formatNumber, formatShare } from '../format/index.ts';
import { t, useLanguage } from '../language/index.ts';
import type { Layout } from '../layout/index.ts';
import type { Curves } from '../runs/model/index.ts';
import { metricTerm, Term } from '../terms/index.ts';
import classes from './Charts.module.css';
import { type CurveColumns, curveColumns } from './curveColumns.ts';
import { curveLook } from './curveLook.ts';
import { decimate } from './decimate.ts';
import { Plot, type Range } from './Plot.tsx';

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
        <Readout columns={columns} row={row} isShare={isShare} />
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

/** The values under the pointer, else the latest. */
function Readout({
  columns,
  row,
  isShare,
}: {
  readonly columns: CurveColumns;
  readonly row: number | null;
  readonly isShare: boolean;
}) {
  const index = Math.min(row ?? columns.x.length - 1, columns.x.length - 1);
  if (index < 0) return null;
  const text = isShare ? formatShare : formatNumber;
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

import { type ReactNode, useMemo, useState } from 'react';
import type uPlot from 'uplot';
import { RunDot } from '../../controls/runs/RunDot.tsx';
import { Term } from '../../controls/terms/index.ts';
import { Plot, type PlotLook, type Range } from '../../kit/plot/Plot.tsx';
import { formatNumber, formatPercent } from '../../language/format/index.ts';
import { t, useLanguage } from '../../language/index.ts';
import { runVariable } from '../../theme/colors.ts';
import { useScheme } from '../../theme/scheme.tsx';
import type { CurveAxis } from '../../workbench/layout/index.ts';
import { isSparse, resolveToken, resolveVariable, SHARED_CURSOR, xAxis, yAxis } from './axes.ts';
import classes from './Charts.module.css';
import type { Measurement } from './measurements.ts';
import { alignLines, columnsOfLine, type OverlayLine } from './overlayLines.ts';

interface OverlayChartProps {
  readonly measurement: Measurement;
  /** Shown after the title. */
  readonly children?: ReactNode;
  readonly lines: readonly OverlayLine[];
  readonly axis: CurveAxis;
  readonly isLogarithmic: boolean;
  readonly range: Range | null;
  readonly extent: Range;
  readonly onRange: (range: Range | null) => void;
}

/** The curves of one value over several runs, each in its color. */
export function OverlayChart({ measurement, children, lines, axis, isLogarithmic, range, extent, onRange }: OverlayChartProps) {
  const spoken = useLanguage();
  const scheme = useScheme();
  const [row, setRow] = useState<number | null>(null);
  const data = useMemo(() => alignLines(lines), [lines]);
  const kind = lines.map(({ id, color, range: joined }) => `${id} ${color} ${joined !== undefined}`).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the kind identifies the lines, and colors depend on the scheme
  const look = useMemo(
    () => overlayLook(lines, measurement, axis, isLogarithmic),
    [kind, measurement, axis, isLogarithmic, scheme, spoken],
  );
  const title = t(measurement.label);
  return (
    <figure className={classes.chart} data-testid={`overlay-${measurement.name}`} data-lines={lines.length}>
      <figcaption className={classes.caption}>
        <span className={classes.title}>
          <Term of={measurement.term}>{title}</Term>
          {children}
        </span>
        <Readout lines={lines} data={data} row={row} format={measurement.format} />
      </figcaption>
      <Plot
        look={look}
        data={data}
        range={range}
        extent={extent}
        onRange={onRange}
        onHover={setRow}
        label={t('{{title}} over the runs', { title })}
      />
    </figure>
  );
}

interface ReadoutProps {
  readonly lines: readonly OverlayLine[];
  readonly data: uPlot.AlignedData;
  readonly row: number | null;
  readonly format: Measurement['format'];
}

/** The value of each run at the pointer, the largest first; else its last one. */
function Readout({ lines, data, row, format }: ReadoutProps) {
  let first = 1;
  const values = lines.map((line) => {
    const count = columnsOfLine(line).length;
    const smoothed = data[first + count - 2];
    first += count;
    return { line, value: lastUpTo(smoothed, row ?? smoothed.length - 1) };
  });
  const known = values.filter(({ value }) => value !== null).sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  return (
    <span className={classes.readout}>
      {known.map(({ line, value }) => (
        <span key={line.id} title={line.name}>
          <RunDot color={line.color} /> {format(value)}
        </span>
      ))}
    </span>
  );
}

/** The last value up to a row: others have rows in between. */
function lastUpTo(column: uPlot.AlignedData[number], row: number): number | null {
  for (let at = row; at >= 0; at--) {
    const value = column[at];
    if (typeof value === 'number') return value;
  }
  return null;
}

/** Style of an overlay: each line in its color, smoothed on top of raw and faint or of its range, validation dashed. */
function overlayLook(lines: readonly OverlayLine[], measurement: Measurement, axis: CurveAxis, isLogarithmic: boolean): PlotLook {
  const ground = resolveToken('surface');
  const series: uPlot.Series[] = [{}];
  const bands: uPlot.Band[] = [];
  for (const { name, color, range } of lines) {
    const stroke = resolveVariable(runVariable(color));
    const faint = `color-mix(in oklab, ${stroke} 26%, ${ground})`;
    const plain = { label: name, spanGaps: true, points: { show: false } };
    const edge = { ...plain, stroke: faint, width: 1 };
    if (range) {
      bands.push({ series: [series.length, series.length + 1], fill: `color-mix(in oklab, ${stroke} 16%, transparent)` });
      series.push(edge);
    }
    series.push(edge, { ...plain, stroke, width: 2 });
    const points = { show: isSparse, size: 6, width: 1.5, stroke, fill: ground };
    series.push({ ...plain, stroke, width: 1.25, dash: [5, 4], points });
  }
  return {
    padding: [8, 12, 0, 0],
    cursor: SHARED_CURSOR,
    scales: { y: isLogarithmic ? { distr: 3 } : {} },
    axes: [xAxis(axis), yAxis(measurement.isShare ? formatPercent : formatNumber, isLogarithmic)],
    series,
    bands,
  };
}

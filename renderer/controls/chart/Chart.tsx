import { useElementSize } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { t } from '../../language/index.ts';
import { type Axis, axisOf, PLOT_HEIGHT, type PlotArea, PlotAxes, plotArea } from '../smallPlot/index.ts';
import classes from './Chart.module.css';

/** The values of an axis. */
export interface Extent {
  readonly label: string;
  readonly low: number;
  readonly high: number;
}

/** An axis of another scale. */
export interface Scaled {
  readonly label: string;
  readonly axis: (start: number, end: number, most: number) => Axis;
}

interface ChartProps {
  /** With the term's tip. */
  readonly title: ReactNode;
  /** What the picture shows, for screen readers. */
  readonly label: string;
  readonly x: Extent | Scaled;
  readonly y: Extent | Scaled;
  readonly testId: string;
  /** Beside the title. */
  readonly aside?: ReactNode;
  /** The same numbers as a table. */
  readonly table: ReactNode;
  readonly children: (x: Axis, y: Axis, area: PlotArea) => ReactNode;
}

/** A small chart with its axes, as wide as its column, and its numbers as a table below. */
export function Chart({ title, label, x, y, testId, aside, table, children }: ChartProps) {
  const { ref, width } = useElementSize();
  const area = plotArea(width);
  const across = scaledAxis(x, area.left, area.left + area.width, Math.max(2, Math.floor(area.width / 70)));
  const down = scaledAxis(y, area.top + area.height, area.top, 5);
  return (
    <figure className={classes.chart} data-testid={testId}>
      <figcaption className={classes.caption}>
        <span className={classes.title}>{title}</span>
        {aside}
      </figcaption>
      <span className={classes.axis}>{y.label}</span>
      <div ref={ref} className={classes.picture}>
        {width > 0 && (
          <svg width={width} height={PLOT_HEIGHT} role="img" aria-label={label}>
            <PlotAxes area={area} x={across} y={down} />
            {children(across, down, area)}
          </svg>
        )}
      </div>
      <span className={classes.axis} data-axis="x">
        {x.label}
      </span>
      <details className={classes.numbers}>
        <summary>{t('Show as a table')}</summary>
        {table}
      </details>
    </figure>
  );
}

const scaledAxis = (extent: Extent | Scaled, start: number, end: number, most: number): Axis =>
  'axis' in extent ? extent.axis(start, end, most) : axisOf(extent.low, extent.high, start, end, most);

/** The line of equal values of both axes. */
export function Diagonal({ x, y }: { readonly x: Axis; readonly y: Axis }) {
  const [low, high] = [Math.max(x.low, y.low), Math.min(x.high, y.high)];
  return <line className={classes.diagonal} x1={x.toPixel(low)} y1={y.toPixel(low)} x2={x.toPixel(high)} y2={y.toPixel(high)} />;
}

import { formatNumber } from '../../language/format/index.ts';
import type { Axis, PlotArea } from './plotArea.ts';
import classes from './SmallPlot.module.css';

interface PlotAxesProps {
  readonly area: PlotArea;
  readonly x: Axis;
  readonly y: Axis;
  /** Without lines over a picture. */
  readonly isBare?: boolean;
}

/** Ticks and grid lines of two axes. */
export function PlotAxes({ area, x, y, isBare = false }: PlotAxesProps) {
  const bottom = area.top + area.height;
  return (
    <g className={classes.axis}>
      {y.ticks.map((value) => (
        <g key={value}>
          {!isBare && <line x1={area.left} x2={area.left + area.width} y1={y.toPixel(value)} y2={y.toPixel(value)} />}
          <text x={area.left - 6} y={y.toPixel(value) + 4} textAnchor="end">
            {textOf(y, value)}
          </text>
        </g>
      ))}
      {x.ticks.map((value) => (
        <g key={value}>
          {!isBare && <line x1={x.toPixel(value)} x2={x.toPixel(value)} y1={area.top} y2={bottom} />}
          <text x={x.toPixel(value)} y={bottom + 16} textAnchor="middle">
            {textOf(x, value)}
          </text>
        </g>
      ))}
    </g>
  );
}

const textOf = ({ format = formatNumber }: Axis, value: number): string => format(value);

import { useMemo, useState } from 'react';
import type uPlot from 'uplot';
import { resolveToken, xAxis, yAxis } from '../experiments/charts/axes.ts';
import { Plot, type PlotLook, type Range } from '../kit/plot/Plot.tsx';
import { Tex } from '../kit/surface/index.ts';
import { formatNumber } from '../language/format/index.ts';
import { useScheme } from '../theme/scheme.tsx';
import classes from './Learn.module.css';

interface Line {
  /** In TeX. */
  readonly name: string;
  readonly values: readonly number[];
  readonly direction: 'forward' | 'backward';
}

interface LinePlotProps {
  readonly x: readonly number[];
  /** In TeX. */
  readonly xName: string;
  readonly lines: readonly Line[];
  readonly label: string;
}

/** Lines over one axis, with the values under the pointer. */
export function LinePlot({ x, xName, lines, label }: LinePlotProps) {
  const scheme = useScheme();
  const [range, setRange] = useState<Range | null>(null);
  const [row, setRow] = useState<number | null>(null);
  const directions = lines.map(({ direction }) => direction).join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colors depend on the scheme
  const look = useMemo(() => lineLook(directions.split(' ') as Line['direction'][]), [directions, scheme]);
  const data = useMemo<uPlot.AlignedData>(() => [[...x], ...lines.map(({ values }) => [...values])], [x, lines]);
  return (
    <figure className={classes.chart} data-testid="plot">
      <figcaption className={classes.legend}>
        {row !== null && (
          <span>
            <Tex tex={`${xName} = ${texNumber(x[row])}`} />
          </span>
        )}
        {lines.map(({ name, values, direction }) => (
          <span key={name} data-direction={direction}>
            <Tex tex={row === null ? name : `${name} = ${texNumber(values[row])}`} />
          </span>
        ))}
      </figcaption>
      <div className={classes.plot}>
        <Plot look={look} data={data} range={range} onRange={setRange} onHover={setRow} label={label} />
      </div>
    </figure>
  );
}

/** Forward lines are solid, backward ones dashed: distinguishable without color. */
function lineLook(directions: readonly Line['direction'][]): PlotLook {
  return {
    padding: [8, 12, 0, 0],
    axes: [xAxis('epoch'), yAxis(formatNumber, false)],
    series: [
      {},
      ...directions.map((direction) => ({
        stroke: resolveToken(direction),
        width: 2,
        points: { show: false },
        ...(direction === 'backward' && directions.length > 1 && { dash: [6, 4] }),
      })),
    ],
  };
}

/** A number with a plain minus, which TeX typesets. */
const texNumber = (value: number): string =>
  formatNumber(value)
    .replace('−', '-')
    .replace(/e(.*)$/, '\\cdot 10^{$1}');

import { useComputedColorScheme } from '@mantine/core';
import { useMemo, useState } from 'react';
import type uPlot from 'uplot';
import { Plot, type Range } from '../charts/Plot.tsx';
import { formatNumber } from '../format/index.ts';
import { Tex } from '../surface/index.ts';
import classes from './Learn.module.css';
import { lineLook } from './lineLook.ts';

export interface Line {
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
  const scheme = useComputedColorScheme('light');
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

/** A number with a plain minus, which TeX typesets. */
const texNumber = (value: number): string =>
  formatNumber(value)
    .replace('−', '-')
    .replace(/e(.*)$/, '\\cdot 10^{$1}');

import { useComputedColorScheme } from '@mantine/core';
import { useLayoutEffect, useRef } from 'react';
import { TOKENS } from '../../theme/colors.ts';
import { type Direction, scaleTable, toBytes } from '../../theme/divergingScale.ts';
import classes from './Timesteps.module.css';

interface StripCanvasProps {
  /** The units of each timestep; undefined where there are none yet. */
  readonly columns: readonly (Float64Array | undefined)[];
  readonly units: number;
  readonly direction: Direction;
  /** The value at the ends of the scale. */
  readonly limit: number;
}

/** A quantity at all shown timesteps: a column of pixels each, a pixel for each unit. */
export function StripCanvas({ columns, units, direction, limit }: StripCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const scheme = useComputedColorScheme('light');
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const pixels = context.createImageData(columns.length, units);
    const table = scaleTable(direction, scheme);
    const broken = toBytes(TOKENS.error[scheme]);
    columns.forEach((values, column) => {
      values?.forEach((value, unit) => {
        const from = table.offsetOf(limit > 0 ? value / limit : 0);
        const at = 4 * (unit * columns.length + column);
        pixels.data.set(Number.isFinite(value) ? table.bytes.subarray(from, from + 3) : broken, at);
        pixels.data[at + 3] = 255;
      });
    });
    context.putImageData(pixels, 0, 0);
  }, [columns, units, direction, limit, scheme]);
  return <canvas ref={canvas} className={classes.strip} width={columns.length} height={units} />;
}

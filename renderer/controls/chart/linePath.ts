import type { Axis } from '../smallPlot/index.ts';

interface Points {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** An SVG path from point to point. */
export function linePath({ x, y }: Points, across: Axis, down: Axis): string {
  return x.map((value, index) => `${index === 0 ? 'M' : 'L'}${pixel(across, value)},${pixel(down, y[index])}`).join('');
}

/** The same in steps: each point's height holds from the point before to it. */
export function stepPath({ x, y }: Points, across: Axis, down: Axis): string {
  return x
    .map((value, index) =>
      index === 0 ? `M${pixel(across, value)},${pixel(down, y[index])}` : `V${pixel(down, y[index])}H${pixel(across, value)}`,
    )
    .join('');
}

const pixel = (axis: Axis, value: number): string => axis.toPixel(value).toFixed(1);

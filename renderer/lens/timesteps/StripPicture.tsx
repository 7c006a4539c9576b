import { useMemo } from 'react';
import { bitmapUrl } from '../../kit/plot/bitmapUrl.ts';
import { type Direction, scalePainter } from '../../theme/divergingScale.ts';
import { useScheme } from '../../theme/scheme.tsx';
import classes from './Timesteps.module.css';

interface StripPictureProps {
  /** The units of each timestep; undefined where there are none yet. */
  readonly columns: readonly (Float64Array | undefined)[];
  readonly units: number;
  readonly direction: Direction;
  /** The value at the ends of the scale. */
  readonly limit: number;
}

/** A quantity at all shown timesteps: a column of pixels each, a pixel for each unit. */
export function StripPicture({ columns, units, direction, limit }: StripPictureProps) {
  const scheme = useScheme();
  const url = useMemo(() => {
    const pixels = new Uint8ClampedArray(4 * columns.length * units);
    const paint = scalePainter(direction, scheme, limit);
    columns.forEach((values, column) => {
      values?.forEach((value, unit) => void paint(pixels, unit * columns.length + column, value));
    });
    return bitmapUrl(pixels, columns.length);
  }, [columns, units, direction, limit, scheme]);
  return <img src={url} alt="" className={classes.strip} draggable={false} />;
}

import { useMemo } from 'react';
import { bitmapUrl } from '../../kit/plot/bitmapUrl.ts';
import { type Direction, scalePainter } from '../../theme/divergingScale.ts';
import { useScheme } from '../../theme/scheme.tsx';
import { type PixelGrid, pixelGrid } from './pixelGrid.ts';

interface ValuePictureProps {
  /** Row-major, of one sample or of a parameter. */
  readonly values: Float64Array;
  readonly shape: readonly number[];
  readonly direction: Direction;
  /** The size of a value at an end of the color scale. */
  readonly limit: number;
  /** In canvas units. */
  readonly width: number;
  readonly height: number;
}

/** A tensor as pixels of the diverging scale, enlarged without smoothing. */
export function ValuePicture({ values, shape, direction, limit, width, height }: ValuePictureProps) {
  const scheme = useScheme();
  const key = shape.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the shape
  const grid = useMemo(() => pixelGrid(shape, width / height), [key, width, height]);
  const url = useMemo(() => {
    const pixels = new Uint8ClampedArray(4 * grid.elements.length);
    const paint = scalePainter(direction, scheme, limit);
    grid.elements.forEach((element, pixel) => {
      if (element >= 0 && element < values.length) paint(pixels, pixel, values[element]);
    });
    return bitmapUrl(pixels, grid.columns);
  }, [values, grid, direction, limit, scheme]);
  return (
    <img
      src={url}
      alt=""
      draggable={false}
      style={{ ...sizeIn(grid, width, height), imageRendering: 'pixelated', display: 'block' }}
    />
  );
}

function sizeIn({ ratio }: PixelGrid, width: number, height: number) {
  if (ratio === undefined) return { width, height };
  return ratio > width / height ? { width, height: width / ratio } : { width: height * ratio, height };
}

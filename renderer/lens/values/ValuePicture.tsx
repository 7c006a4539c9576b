import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useMemo, useRef } from 'react';
import { type Direction, scalePainter } from '../../theme/divergingScale.ts';
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
  const canvas = useRef<HTMLCanvasElement>(null);
  const scheme = useComputedColorScheme('light');
  const key = shape.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the shape
  const grid = useMemo(() => pixelGrid(shape, width / height), [key, width, height]);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const pixels = context.createImageData(grid.columns, grid.rows);
    const paint = scalePainter(direction, scheme, limit);
    grid.elements.forEach((element, pixel) => {
      if (element >= 0 && element < values.length) paint(pixels.data, pixel, values[element]);
    });
    context.putImageData(pixels, 0, 0);
  }, [values, grid, direction, limit, scheme]);
  return (
    <canvas
      ref={canvas}
      width={grid.columns}
      height={grid.rows}
      aria-hidden
      style={{ ...sizeIn(grid, width, height), imageRendering: 'pixelated', display: 'block' }}
    />
  );
}

function sizeIn({ ratio }: PixelGrid, width: number, height: number) {
  if (ratio === undefined) return { width, height };
  return ratio > width / height ? { width, height: width / ratio } : { width: height * ratio, height };
}

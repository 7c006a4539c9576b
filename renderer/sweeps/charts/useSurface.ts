import { useMemo } from 'react';
import type { SweepDetails } from '#app/contract/index.ts';
import { contourLevels, contourLines, type PlotArea } from '../../controls/smallPlot/index.ts';
import { bitmapUrl } from '../../kit/plot/bitmapUrl.ts';
import { scaleTable } from '../../theme/divergingScale.ts';
import { useScheme } from '../../theme/scheme.tsx';
import { type Dimension, shareOf } from '../chartData/dimensions.ts';
import { estimateSurface, type SurfacePoint } from './surface.ts';

/** Points along each axis of the estimate. */
const GRID = 40;
const LEVELS = 9;
/** The strongest shade: points and lines stay visible on it. */
const STRONGEST = 0.7;
export const FEWEST_TRIALS = 4;

/** The metric over two parameters as a picture, stronger where it is better, with contour lines; undefined for few trials. */
export function useSurface(sweep: SweepDetails, x: Dimension, y: Dimension) {
  const scheme = useScheme();
  return useMemo(() => {
    const points = pointsOf(sweep, x, y);
    if (points.length < FEWEST_TRIALS) return undefined;
    const values = estimateSurface(points, GRID);
    const lines = contourLevels(values, LEVELS).flatMap((level) => contourLines(values, GRID, level));
    const atCenter = ([column, row]: readonly [number, number], { left, top, width, height }: PlotArea): string =>
      `${(left + ((column + 0.5) / GRID) * width).toFixed(1)},${(top + (1 - (row + 0.5) / GRID) * height).toFixed(1)}`;
    return {
      picture: bitmapUrl(pixelsOf(values, sweep.direction, scaleTable('forward', scheme)), GRID),
      contoursIn: (area: PlotArea) => lines.map(({ from, to }) => `M${atCenter(from, area)}L${atCenter(to, area)}`).join(''),
    };
  }, [sweep, x, y, scheme]);
}

function pointsOf({ trials }: SweepDetails, x: Dimension, y: Dimension): SurfacePoint[] {
  return trials.flatMap((trial) => {
    const [across, up] = [shareOf(x, trial), shareOf(y, trial)];
    const { state, metric } = trial;
    if (state !== 'complete' || metric === null || across === undefined || up === undefined) return [];
    return [{ x: across, y: up, metric }];
  });
}

/** A pixel per value, the uppermost row first; transparent where nothing is known. */
function pixelsOf(values: readonly number[], direction: SweepDetails['direction'], table: ReturnType<typeof scaleTable>) {
  const known = values.filter(Number.isFinite);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const pixels = new Uint8ClampedArray(4 * values.length);
  values.forEach((value, at) => {
    if (!Number.isFinite(value)) return;
    const share = (value - low) / (high - low || 1);
    const from = table.offsetOf(STRONGEST * (direction === 'max' ? share : 1 - share));
    const row = GRID - 1 - Math.floor(at / GRID);
    const offset = 4 * (row * GRID + (at % GRID));
    pixels.set(table.bytes.subarray(from, from + 3), offset);
    pixels[offset + 3] = 255;
  });
  return pixels;
}

import { getViewportForBounds } from '@xyflow/react';
import type { Box, Size } from '../document/index.ts';
import type { Viewport } from '../graphs/index.ts';
import { textScale } from '../settings/index.ts';

/** Zoom limits of the canvas. Larger text scales it. */
export const zooms = () => ({ minZoom: 0.1, maxZoom: 4 * textScale() });
/** Fitting never enlarges beyond this. */
const LARGEST_FIT = 1.1;
export const PADDING = { all: 0.06, some: 0.3 } as const;

/** The view that fits a box, or its center. @param size of the canvas, in pixels */
export function viewOf({ x, y, width, height }: Box, size: Size, padding: number = PADDING.all): Viewport {
  // At least a minimal size, for a single point.
  const bounds = { x, y, width: Math.max(width, 1), height: Math.max(height, 1) };
  return getViewportForBounds(bounds, size.width, size.height, zooms().minZoom, LARGEST_FIT * textScale(), padding);
}

/** A range of an axis. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

interface Zoom {
  /** The fixed point. */
  readonly center: number;
  readonly isCloser: boolean;
}

const FACTOR = 1.25;
/** Above this share, the whole axis is shown. */
const ALMOST_ALL = 0.999;

/** The range after one notch of the wheel; null for the whole axis. */
export function zoomRange({ min, max }: Range, extent: Range, { center, isCloser }: Zoom): Range | null {
  const factor = isCloser ? 1 / FACTOR : FACTOR;
  const zoomed = {
    min: Math.max(extent.min, center - (center - min) * factor),
    max: Math.min(extent.max, center + (max - center) * factor),
  };
  const isAll = zoomed.max - zoomed.min >= (extent.max - extent.min) * ALMOST_ALL;
  return isAll ? null : zoomed;
}

/** How many pixels a unit of the canvas becomes, unless the picture would be too large. */
const WANTED_SCALE = 2;
/** What browsers draw: no side longer, and not more pixels in all. */
const LONGEST_SIDE = 16_384;
const MOST_PIXELS = 100_000_000;

export interface PngSize {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Pixels for each unit of the canvas. */
  readonly scale: number;
  /** Whether it is smaller than wanted, since no larger one can be made. */
  readonly isReduced: boolean;
}

/** How large a picture becomes as PNG: twice its size, or as large as can be made of the whole of it. */
export function pngSize({ width, height }: { readonly width: number; readonly height: number }): PngSize {
  const scale = Math.min(WANTED_SCALE, LONGEST_SIDE / width, LONGEST_SIDE / height, Math.sqrt(MOST_PIXELS / (width * height)));
  const pixels = (length: number) => Math.max(1, Math.floor(length * scale));
  return { width: pixels(width), height: pixels(height), scale, isReduced: scale < WANTED_SCALE };
}

/** Preferred pixels per canvas unit, unless the picture would be too large. */
const WANTED_SCALE = 2;
/** Browser limits: side length and total pixels. */
const LONGEST_SIDE = 16_384;
const MOST_PIXELS = 100_000_000;

export interface PngSize {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Pixels per canvas unit. */
  readonly scale: number;
  /** True if it is smaller than preferred because of browser limits. */
  readonly isReduced: boolean;
}

/** The size of a picture as PNG: twice its size, or the largest possible. */
export function pngSize({ width, height }: { readonly width: number; readonly height: number }): PngSize {
  const scale = Math.min(WANTED_SCALE, LONGEST_SIDE / width, LONGEST_SIDE / height, Math.sqrt(MOST_PIXELS / (width * height)));
  const pixels = (length: number) => Math.max(1, Math.floor(length * scale));
  return { width: pixels(width), height: pixels(height), scale, isReduced: scale < WANTED_SCALE };
}

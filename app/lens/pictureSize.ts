/** Smaller ones are rows of numbers. */
const SHORTEST_SIDE = 8;
/** Larger ones are not drawn. */
const MOST_PIXELS = 256 * 256;

export interface PictureSize {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
}

/** The size of samples of a shape as a picture, of one channel or of red, green and blue; undefined if they are none. */
export function pictureSize(shape: readonly number[]): PictureSize | undefined {
  const [height, width, channels = 1] = shape;
  const isPicture = (shape.length === 2 || shape.length === 3) && Math.min(height, width) >= SHORTEST_SIDE;
  return isPicture && height * width <= MOST_PIXELS && (channels === 1 || channels === 3)
    ? { width, height, channels }
    : undefined;
}

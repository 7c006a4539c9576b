/** A picture being drawn: ink from 0 to 1, row by row. */
export interface Ink {
  readonly width: number;
  readonly height: number;
  readonly ink: Float32Array;
}

export const emptyInk = (width: number, height: number): Ink => ({ width, height, ink: new Float32Array(width * height) });

/** Radius of a full stroke and of its soft edge, for a picture 28 pixels wide. */
const CORE = 0.75;
const EDGE = 1.7;
const REFERENCE_WIDTH = 28;

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Draws or erases a soft stroke between two points, in pixels, from the upper left corner. */
export function stroke({ width, height, ink }: Ink, from: Spot, to: Spot, erases = false): Ink {
  const scale = Math.max(width, height) / REFERENCE_WIDTH;
  // The eraser takes the soft edge of a stroke as well.
  const [core, edge] = (erases ? [EDGE, 2 * EDGE] : [CORE, EDGE]).map((radius) => radius * scale);
  const next = ink.slice();
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const distance = distanceTo({ x: x + 0.5, y: y + 0.5 }, from, to);
      if (distance >= edge) continue;
      const strength = Math.min(1, (edge - distance) / (edge - core));
      const at = y * width + x;
      next[at] = erases ? Math.min(next[at], 1 - strength) : Math.max(next[at], strength);
    }
  }
  return { width, height, ink: next };
}

/** Of a point to the line between two others. */
function distanceTo(point: Spot, from: Spot, to: Spot): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const squared = dx * dx + dy * dy;
  const along = squared === 0 ? 0 : ((point.x - from.x) * dx + (point.y - from.y) * dy) / squared;
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(point.x - from.x - share * dx, point.y - from.y - share * dy);
}

/** Moves the ink so that its center of mass is in the middle, as in MNIST; by whole pixels. */
export function centered(picture: Ink): Ink {
  const { width, height, ink } = picture;
  let [sum, sumX, sumY] = [0, 0, 0];
  ink.forEach((value, at) => {
    sum += value;
    sumX += value * ((at % width) + 0.5);
    sumY += value * (Math.floor(at / width) + 0.5);
  });
  if (sum === 0) return picture;
  const [dx, dy] = [Math.round(width / 2 - sumX / sum), Math.round(height / 2 - sumY / sum)];
  const moved = new Float32Array(ink.length);
  ink.forEach((value, at) => {
    const [x, y] = [(at % width) + dx, Math.floor(at / width) + dy];
    if (x >= 0 && x < width && y >= 0 && y < height) moved[y * width + x] = value;
  });
  return { width, height, ink: moved };
}

/** The picture in the units of the data, each channel the same. @param range darkest and brightest value */
export function inkValues({ ink }: Ink, channels: number, [low, high]: readonly [number, number] = [0, 1]): number[] {
  return [...ink].flatMap((value) => new Array<number>(channels).fill(low + value * (high - low)));
}

import type { LensSubject } from '#app/contract/index.ts';
import type { PictureSize } from '../../controls/drawing/index.ts';

export type DataPort = LensSubject['inputs'][number];

const SHORTEST_SIDE = 8;

/**
 * The size of an input that can be drawn: an image of one channel, or of three, which are then the same.
 * @param shape of the data, which the graph may have flattened
 */
export function drawableSize(port: DataPort, shape: readonly number[] = port.shape): PictureSize | undefined {
  const [height, width, channels = 1] = shape;
  const isImage = (shape.length === 2 || shape.length === 3) && Math.min(height, width) >= SHORTEST_SIDE;
  const fits = shape.reduce((product, length) => product * length, 1) === elementsOf(port);
  return isImage && fits && (channels === 1 || channels === 3) ? { width, height, channels } : undefined;
}

/** More numbers are pasted or drawn, not typed one by one. */
export const MOST_TYPED = 64;

export const elementsOf = ({ shape }: DataPort): number => shape.reduce((product, length) => product * length, 1);

/** The name of an element: the data's own, else its index. */
export function elementName({ shape, names }: DataPort, at: number): string {
  const named = names?.[at];
  if (named !== undefined) return named;
  const index: number[] = [];
  let left = at;
  for (const length of shape.toReversed()) {
    index.unshift(left % length);
    left = Math.floor(left / length);
  }
  return `[${index.join(', ')}]`;
}

/** Initial values: the middle of the data's range. */
export function middleOf(port: DataPort): number[] {
  const [low, high] = port.range ?? [0, 0];
  return new Array<number>(elementsOf(port)).fill(port.classNames ? 0 : Number(((low + high) / 2).toPrecision(3)));
}

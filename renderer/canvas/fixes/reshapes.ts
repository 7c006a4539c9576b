import { sizeOf } from './shapeSize.ts';

const CHANNELS = [1, 3, 4];

/**
 * Shapes of a rank with the same number of elements, the likeliest first: those of the data, then squares, then one more
 * dimension.
 */
export function reshapesTo(shape: readonly number[], rank: number, known: readonly (readonly number[])[]): number[][] {
  const size = sizeOf(shape);
  const shapes = known.filter((candidate) => candidate.length === rank && sizeOf(candidate) === size).map((found) => [...found]);
  if (rank === 1) shapes.push([size]);
  if (rank > shape.length) {
    if (rank === 3 && shape.length === 1) shapes.push(...squares(size));
    shapes.push([...shape, ...Array<number>(rank - shape.length).fill(1)]);
  } else {
    shapes.push([...shape.slice(0, rank - 1), sizeOf(shape.slice(rank - 1))]);
  }
  return unique(shapes);
}

/** Square images with a usual number of channels. */
function squares(size: number): number[][] {
  return CHANNELS.flatMap((channels) => {
    const side = Math.sqrt(size / channels);
    return Number.isInteger(side) && side > 1 ? [[side, side, channels]] : [];
  });
}

function unique(shapes: readonly number[][]): number[][] {
  return [...new Map(shapes.map((shape) => [shape.join(), shape])).values()];
}

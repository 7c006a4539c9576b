/** A table of a tensor's values, at fixed indices of all but two dimensions. */
export interface Grid {
  /** The indices in the other dimensions. */
  readonly index: readonly number[];
  readonly rows: readonly (readonly number[])[];
}

/**
 * A tensor as tables: one row for a vector, rows and columns for a matrix; for images and kernels, one table per channel.
 * @param data row-major
 */
export function gridsOf(shape: readonly number[], data: readonly number[]): Grid[] {
  if (shape.length === 0) return [{ index: [], rows: [[data[0]]] }];
  if (shape.length === 1) return [{ index: [], rows: [[...data]] }];
  const [height, width, ...rest] = shape;
  const depth = rest.reduce((product, length) => product * length, 1);
  return Array.from({ length: depth }, (_, at) => ({
    index: unravel(at, rest),
    rows: Array.from({ length: height }, (_row, row) =>
      Array.from({ length: width }, (_column, column) => data[(row * width + column) * depth + at]),
    ),
  }));
}

function unravel(at: number, shape: readonly number[]): number[] {
  const index: number[] = [];
  let left = at;
  for (const length of shape.toReversed()) {
    index.unshift(left % length);
    left = Math.floor(left / length);
  }
  return index;
}

/** A piece of a contour line, in cells of the grid: rows down, columns across. */
export interface Segment {
  readonly from: readonly [column: number, row: number];
  readonly to: readonly [column: number, row: number];
}

/**
 * The contour line of one level, by marching squares: each square of four neighboring values is crossed where the level lies
 * between two of them. Squares with a value that is not finite are left out.
 * @param values row-major
 */
export function contourLines(values: readonly number[], columns: number, level: number): Segment[] {
  const rows = values.length / columns;
  const segments: Segment[] = [];
  for (let row = 0; row + 1 < rows; row++) {
    for (let column = 0; column + 1 < columns; column++) {
      const at = row * columns + column;
      // Clockwise from the upper left.
      const corners = [values[at], values[at + 1], values[at + columns + 1], values[at + columns]];
      if (!corners.every(Number.isFinite)) continue;
      const crossings = crossingsOf(corners, level).map(([x, y]) => [column + x, row + y] as const);
      if (crossings.length >= 2) segments.push({ from: crossings[0], to: crossings[1] });
      if (crossings.length === 4) segments.push({ from: crossings[2], to: crossings[3] });
    }
  }
  return segments;
}

const CORNERS = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
] as const;

/** Where a level crosses the edges of a square, interpolated; at a saddle the pairs surround the corners on the side of the center. */
function crossingsOf(corners: readonly number[], level: number): (readonly [number, number])[] {
  const crossings = CORNERS.flatMap((start, edge) => {
    const [a, b] = [corners[edge], corners[(edge + 1) % 4]];
    if (a < level === b < level) return [];
    const share = (level - a) / (b - a);
    const end = CORNERS[(edge + 1) % 4];
    return [[start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share] as const];
  });
  if (crossings.length < 4) return crossings;
  const center = corners.reduce((sum, value) => sum + value, 0) / 4;
  const joinsFirst = corners[0] < level === center < level;
  const [top, right, bottom, left] = crossings;
  return joinsFirst ? [top, right, bottom, left] : [left, top, right, bottom];
}

/** Levels of contour lines that crowd near the lowest value: evenly spaced shares of the range, squared. */
export function contourLevels(values: readonly number[], count: number): number[] {
  const finite = values.filter(Number.isFinite);
  const [low, high] = [Math.min(...finite), Math.max(...finite)];
  if (!(high > low)) return [];
  return Array.from({ length: count }, (_, at) => low + (high - low) * ((at + 1) / (count + 1)) ** 2);
}

export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** A count's share of its row; 0 for an empty row. */
export function shareOfRow(counts: readonly number[], column: number): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return total === 0 ? 0 : counts[column] / total;
}

/** The cell itself, or the nearest of a matrix that became smaller. */
export function withinMatrix({ row, column }: Cell, size: number): Cell {
  return { row: Math.min(row, size - 1), column: Math.min(column, size - 1) };
}

/** The cell that a key leads to; undefined for other keys. */
export function moveCell({ row, column }: Cell, key: string, size: number): Cell | undefined {
  const within = (at: number) => Math.min(size - 1, Math.max(0, at));
  switch (key) {
    case 'ArrowUp':
      return { row: within(row - 1), column };
    case 'ArrowDown':
      return { row: within(row + 1), column };
    case 'ArrowLeft':
      return { row, column: within(column - 1) };
    case 'ArrowRight':
      return { row, column: within(column + 1) };
    case 'Home':
      return { row, column: 0 };
    case 'End':
      return { row, column: size - 1 };
    default:
      return undefined;
  }
}

import { type Capacity, pageAt, pageCount, pageOf } from './pages.ts';
import { type Cell, cellAt, extentOf, indexAt, type TensorLayout } from './tensorLayout.ts';

/** The layout and the part of it that is shown at once. */
export interface Shown {
  readonly layout: TensorLayout;
  readonly capacity: Capacity;
  /** Planes side by side. */
  readonly planesPerRow: number;
}

/** The cell that a key leads to: arrows also lead to the neighboring plane; undefined for other keys, and where nothing follows. */
export function moveCursor(shown: Shown, cell: Cell, key: string): Cell | undefined {
  const moved = moveTo(shown, cell, key);
  if (!moved) return undefined;
  const index = indexAt(shown.layout, moved);
  // The last line of a vector may be shorter.
  return index ? cellAt(shown.layout, index) : lastCell(shown.layout);
}

function moveTo(shown: Shown, cell: Cell, key: string): Cell | undefined {
  switch (key) {
    case 'ArrowLeft':
      return step(shown, cell, 'column', -1);
    case 'ArrowRight':
      return step(shown, cell, 'column', 1);
    case 'ArrowUp':
      return step(shown, cell, 'row', -1);
    case 'ArrowDown':
      return step(shown, cell, 'row', 1);
    case 'Home':
      return { ...cell, column: 0 };
    case 'End':
      return { ...cell, column: extentOf(shown.layout).columns - 1 };
    case 'PageUp':
      return turnPage(shown, cell, -1);
    case 'PageDown':
      return turnPage(shown, cell, 1);
    default:
      return undefined;
  }
}

function step(shown: Shown, cell: Cell, along: 'row' | 'column', by: 1 | -1): Cell | undefined {
  const extent = extentOf(shown.layout);
  const length = along === 'row' ? extent.rows : extent.columns;
  const next = cell[along] + by;
  if (next >= 0 && next < length) return { ...cell, [along]: next };
  if (isWrapped(shown.layout) && along === 'column') return step(shown, { ...cell, column: by > 0 ? 0 : length - 1 }, 'row', by);
  const plane = cell.plane + by * (along === 'row' ? shown.planesPerRow : 1);
  return plane >= 0 && plane < extent.planes ? { ...cell, plane, [along]: by > 0 ? 0 : length - 1 } : undefined;
}

function turnPage({ layout, capacity }: Shown, cell: Cell, by: 1 | -1): Cell | undefined {
  const number = pageOf(layout, capacity, cell) + by;
  if (number < 0 || number >= pageCount(layout, capacity)) return undefined;
  const { planes, rows, columns } = pageAt(layout, capacity, number);
  return { plane: planes.from, row: rows.from, column: columns.from };
}

const isWrapped = ({ wrap }: TensorLayout) => wrap !== undefined;

function lastCell(layout: TensorLayout): Cell {
  return cellAt(
    layout,
    layout.shape.map((length) => length - 1),
  );
}

import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';

/** Height of a row before it is measured, in pixels. */
const ROW_HEIGHT = 35;
/** Rows rendered above and below the visible ones. */
const OVERSCAN = 20;

/** A rendered row. */
export interface VisibleRow {
  /** Its position among all rows. */
  readonly index: number;
  /** The height of the rows above it that are not rendered, in pixels. */
  readonly gap: number;
}

/**
 * The rows to render: those within the scrolled viewport, and one that stays rendered.
 * @param kept index of the row that has the focus or gets it
 */
export function useVisibleRows(viewport: RefObject<HTMLElement | null>, items: readonly { readonly id: string }[], kept: number) {
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => viewport.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => items[index].id,
    overscan: OVERSCAN,
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), kept])].sort((a, b) => a - b),
  });
  let end = 0;
  const rows = virtualizer.getVirtualItems().map((row): VisibleRow => {
    const gap = row.start - end;
    end = row.end;
    return { index: row.index, gap };
  });
  return { rows, rest: virtualizer.getTotalSize() - end, measure: virtualizer.measureElement };
}

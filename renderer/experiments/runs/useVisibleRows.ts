import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';
import { useTextScale } from '../../workbench/index.ts';

/** Height of every row in pixels at the default text size, as in the style sheet: rows that were measured would be laid out twice. */
const ROW_HEIGHT = 37;
/** Rows rendered above and below the visible ones. */
const OVERSCAN = 3;

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
  const height = ROW_HEIGHT * useTextScale();
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => viewport.current,
    estimateSize: () => height,
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
  return { rows, rest: virtualizer.getTotalSize() - end };
}

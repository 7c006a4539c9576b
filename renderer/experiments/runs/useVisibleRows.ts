import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useState } from 'react';
import { useTextScale } from '../../workbench/index.ts';
import { RowSlots } from './rowSlots.ts';

/** Height of every row in pixels at the default text size, as in the style sheet: rows that were measured would be laid out twice. */
const ROW_HEIGHT = 37;
/** Rows rendered above and below the visible ones. */
const OVERSCAN = 3;

/** A rendered row. */
export interface VisibleRow {
  /** Its position among all rows. */
  readonly index: number;
  /** The key of its elements. */
  readonly slot: number | undefined;
  /** The height of the rows above it that are not rendered, in pixels. */
  readonly gap: number;
}

/**
 * The rows to render: those within the scrolled viewport, and one that stays rendered.
 * @param kept index of the row that has the focus or gets it
 */
export function useVisibleRows(viewport: HTMLElement | null, all: readonly { readonly id: string }[], kept: number) {
  const height = ROW_HEIGHT * useTextScale();
  const virtualizer = useVirtualizer({
    count: all.length,
    getScrollElement: () => viewport,
    estimateSize: () => height,
    getItemKey: (index) => all[index].id,
    overscan: OVERSCAN,
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), kept])].sort((a, b) => a - b),
  });
  const [slots] = useState(() => new RowSlots());
  const items = virtualizer.getVirtualItems();
  const assigned = slots.assign(items.map(({ index }) => all[index].id));
  let end = 0;
  const rows = items.map(({ index, start, end: below }): VisibleRow => {
    const gap = start - end;
    end = below;
    return { index, slot: assigned.get(all[index].id), gap };
  });
  return { rows, rest: virtualizer.getTotalSize() - end };
}

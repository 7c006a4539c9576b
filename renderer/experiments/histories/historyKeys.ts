import { type Range, zoomRange } from '../../kit/plot/Plot.tsx';
import { spansOf } from './historyColumns.ts';

/** What a picture of a history shows: a range of steps, null for all, and the point whose numbers are given. */
export interface HistoryView {
  readonly range: Range | null;
  readonly row: number;
}

interface Shown extends HistoryView {
  readonly points: readonly { readonly firstStep: number; readonly lastStep: number }[];
  readonly extent: Range;
}

/**
 * What a key leads to: arrows, Home and End move between points, and along at the edge of a zoomed range; + and − zoom around the
 * point, Enter shows it alone, 0 all. Undefined for other keys.
 */
export function pressHistoryKey(key: string, { range, row, points, extent }: Shown): HistoryView | undefined {
  const last = points.length - 1;
  const move = (by: number): HistoryView => {
    const to = row + by;
    if (to >= 0 && to <= last) return { range, row: to };
    return { range: range && slide(range, by, extent), row };
  };
  const zoom = (isCloser: boolean): HistoryView => {
    const center = spansOf(points)[row];
    return { range: zoomRange(range ?? extent, extent, { center: (center.from + center.to) / 2, isCloser }), row };
  };
  switch (key) {
    case 'ArrowLeft':
      return move(-1);
    case 'ArrowRight':
      return move(1);
    case 'Home':
      return { range, row: 0 };
    case 'End':
      return { range, row: last };
    case '+':
    case '=':
      return zoom(true);
    case '-':
      return zoom(false);
    case 'Enter':
      return { range: rangeOf(spansOf(points)[row]), row };
    case '0':
      return { range: null, row };
    default:
      return undefined;
  }
}

const rangeOf = ({ from, to }: { readonly from: number; readonly to: number }): Range => ({ min: from, max: to });

/** A quarter of a range further, within the whole. */
function slide({ min, max }: Range, direction: number, extent: Range): Range {
  const wanted = (direction * (max - min)) / 4;
  const by = Math.min(extent.max - max, Math.max(extent.min - min, wanted));
  return { min: min + by, max: max + by };
}

import type { RunColumn } from './runColumn.ts';

/** The sorting of the table; without a column, newest first. */
export interface SortOrder {
  /** A column's id. */
  readonly sortedBy: string | null;
  readonly isDescending: boolean;
}

/** The order after a click on a column's header: the better values first, then the others, then newest first again. */
export function nextOrder({ sortedBy, isDescending }: SortOrder, { id, better }: Pick<RunColumn, 'id' | 'better'>): SortOrder {
  const first = better === 'max';
  if (sortedBy !== id) return { sortedBy: id, isDescending: first };
  return isDescending === first ? { sortedBy: id, isDescending: !first } : { sortedBy: null, isDescending: false };
}

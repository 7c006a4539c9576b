import type { RunSummary } from '#app/contract/index.ts';
import type { RunColumn } from './runColumns.tsx';

/** The sorting of the table; without a column, newest first. */
export interface SortOrder {
  /** A column's id. */
  readonly sortedBy: string | null;
  readonly isDescending: boolean;
}

/**
 * The runs in order of a column's values. Missing values are last in both directions; runs with the same value keep their order.
 * @param locale the language that texts are sorted in
 */
export function sortRuns(
  runs: readonly RunSummary[],
  { value }: Pick<RunColumn, 'value'>,
  isDescending: boolean,
  locale: string,
): RunSummary[] {
  const { compare } = new Intl.Collator(locale, { numeric: true });
  const sign = isDescending ? -1 : 1;
  const keyed = runs.map((run) => ({ run, key: value(run) ?? undefined }));
  keyed.sort((a, b) => {
    if (a.key === undefined || b.key === undefined) return Number(a.key === undefined) - Number(b.key === undefined);
    if (typeof a.key === 'number' && typeof b.key === 'number') return sign * (a.key - b.key);
    return sign * compare(String(a.key), String(b.key));
  });
  return keyed.map(({ run }) => run);
}

/** The order after a click on a column's header: the better values first, then the others, then newest first again. */
export function nextOrder({ sortedBy, isDescending }: SortOrder, { id, better }: Pick<RunColumn, 'id' | 'better'>): SortOrder {
  const first = better === 'max';
  if (sortedBy !== id) return { sortedBy: id, isDescending: first };
  return isDescending === first ? { sortedBy: id, isDescending: !first } : { sortedBy: null, isDescending: false };
}

import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { RunSummary } from '#app/contract/index.ts';
import { useLanguage } from '../../language/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import { bestValues, isShown, type RunColumn } from './runColumns.tsx';
import { nextOrder, sortRuns } from './sortRuns.ts';

/** Runs in the columns and the order that the user has chosen, and for each run the columns in which it is the best. */
export function useSortedRuns(runs: readonly RunSummary[], columns: readonly RunColumn[]) {
  const { layout } = useWorkbench();
  const locale = useLanguage();
  const order = useStore(layout, (state) => state.runs);
  const shown = useMemo(() => columns.filter((column) => isShown(column, order.columns)), [columns, order.columns]);
  const sortedBy = shown.find(({ id }) => id === order.sortedBy);
  const sorted = useMemo(
    () => (sortedBy ? sortRuns(runs, sortedBy, order.isDescending, locale) : runs),
    [runs, sortedBy, order.isDescending, locale],
  );
  const best = useMemo(() => bestValues(columns, runs), [columns, runs]);
  return {
    shown,
    order,
    sorted,
    bestOf: (run: RunSummary) => best.flatMap(({ column, value }) => (column.value(run) === value ? [column.id] : [])).join(' '),
    sortBy: (column: RunColumn) => layout.setRuns(nextOrder(order, column)),
  };
}

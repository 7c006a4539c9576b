import { type ExpandedState, type Row, useTable } from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { RunSummary } from '#app/contract/index.ts';
import { useLanguage } from '../../language/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import { bestValues, type RunColumn } from './runColumn.ts';
import { choicesOf, defineColumns, type RunTableFeatures, runTableFeatures, stateOf } from './runTable.ts';

/** A row: a run, or a group of runs. */
export type RunTableRow = Row<RunTableFeatures, RunSummary>;

/** A column that is shown, with its width and, if it is pinned, its distance from the left edge, both in rem. */
export interface ShownColumn {
  readonly column: RunColumn;
  readonly width: number;
  readonly left: number | undefined;
}

const REM = 16;

/** What the table of runs shows. */
export type RunTable = ReturnType<typeof useRunTable>;

/** Runs in the columns, the order and the groups that the user has chosen, and for each run the columns in which it is the best. */
export function useRunTable(runs: readonly RunSummary[], columns: readonly RunColumn[]) {
  const { layout } = useWorkbench();
  const locale = useLanguage();
  const view = useStore(layout, useShallow(choicesOf));
  const [expanded, setExpanded] = useState<ExpandedState>(true);
  const definitions = useMemo(() => defineColumns(columns, locale), [columns, locale]);
  const chosen = useMemo(() => stateOf(view, columns), [view, columns]);
  const table = useTable({
    features: runTableFeatures,
    data: runs,
    columns: definitions,
    getRowId: ({ id }) => id,
    autoResetExpanded: false,
    state: { ...chosen, expanded },
    onExpandedChange: setExpanded,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown depends on the chosen state
  const shown = useMemo(() => {
    const byId = new Map(columns.map((column) => [column.id, column]));
    const ordered = [...table.getStartVisibleLeafColumns(), ...table.getCenterVisibleLeafColumns()];
    return ordered.flatMap((each): ShownColumn[] => {
      const column = byId.get(each.id);
      const left = each.getIsPinned() ? each.getStart('start') / REM : undefined;
      return column ? [{ column, width: each.getSize() / REM, left }] : [];
    });
  }, [table, columns, definitions, chosen]);
  const best = useMemo(() => bestValues(columns, runs), [columns, runs]);
  return {
    shown,
    rows: table.getRowModel().rows,
    bestOf: (run: RunSummary) => best.flatMap(({ column, value }) => (column.value(run) === value ? [column.id] : [])).join(' '),
  };
}

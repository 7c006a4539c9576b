import { Menu, Table } from '@mantine/core';
import { memo, type SyntheticEvent, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { useStore } from 'zustand';
import type { RunSummary } from '#app/contract/index.ts';
import { Scroll } from '../../kit/surface/index.ts';
import { t, useLanguage } from '../../language/index.ts';
import { useComparedRuns, useWorkbench } from '../../workbench/index.ts';
import { colorsOf } from '../../workbench/runs/index.ts';
import { RunMenu } from './RunMenu.tsx';
import type { RunRowListener } from './RunRow.tsx';
import { RunRows } from './RunRows.tsx';
import classes from './Runs.module.css';
import type { RunColumn } from './runColumn.ts';
import { TableHead } from './TableHead.tsx';
import { idIn, rowOf, useRowFocus } from './useRowFocus.ts';
import { runActions } from './useRunActions.ts';
import { useRunSelection } from './useRunSelection.ts';
import { type ShownColumn, useRunTable } from './useRunTable.ts';

interface RunsTableProps {
  /** Newest first; at least one. */
  readonly runs: readonly RunSummary[];
  readonly columns: readonly RunColumn[];
  readonly shownId: string | undefined;
  readonly onFilter: (column: RunColumn) => void;
}

/** Runs in the columns, order and groups that the user has chosen. Only visible rows are rendered, and the one that Tab reaches. */
export const RunsTable = memo(function RunsTable({ runs, columns, shownId, onFilter }: RunsTableProps) {
  useLanguage();
  const workbench = useWorkbench();
  const { runs: store, layout } = workbench;
  const [viewport, setViewport] = useState<HTMLElement | null>(null);
  const table = useRunTable(runs, columns);
  const { shown, rows } = table;
  const groupedBy = useStore(layout, (state) => columns.find(({ id }) => id === state.runs.groupedBy));
  const compared = useComparedRuns();
  const colors = useMemo(() => colorsOf(compared), [compared]);
  const { tabStop, focusRow, onFocus, onKeyDown } = useRowFocus(viewport, rows, shownId);
  const listed = useMemo(() => rows.filter((row) => !row.getIsGrouped()).map(({ id }) => id), [rows]);
  const { checked, check, checkAll } = useRunSelection(listed);

  const [renamingId, setRenamingId] = useState<string>();
  const [menuId, setMenuId] = useState<string>();
  const [isMenuOpen, setMenuOpen] = useState(false);
  const menuRun = runs.find(({ id }) => id === menuId);
  const listener = useMemo<RunRowListener>(
    () => ({
      onShow: store.choose,
      onCheck: check,
      onRename: setRenamingId,
      onRenamed(id, isByKey) {
        flushSync(() => setRenamingId(undefined));
        if (isByKey) rowOf(viewport, id)?.focus();
      },
      onOpenGraph: (run) => void runActions(workbench, run).openGraph(),
      // Its row had the focus.
      onRemove: (run) =>
        runActions(workbench, run).remove(() => viewport?.querySelector<HTMLElement>('[data-row][tabindex="0"]')?.focus()),
    }),
    [workbench, store, check, viewport],
  );
  const chooseMenu = ({ target }: SyntheticEvent) => setMenuId(idIn(target, 'run'));
  return (
    <Scroll ref={setViewport} className={classes.scroll}>
      <Menu
        opened={isMenuOpen && menuRun !== undefined}
        onChange={setMenuOpen}
        onClose={() => focusRow(menuId)}
        returnFocus={false}
        withInitialFocusPlaceholder={false}
        portalProps={{ target: '#overlays' }}
        position="bottom-start"
        offset={2}
      >
        <Table className={classes.table} horizontalSpacing={8} stickyHeader aria-rowcount={rows.length + 1}>
          <Widths columns={shown} />
          <TableHead shown={shown} onFilter={onFilter} />
          <Menu.ContextMenu>
            <Table.Tbody onKeyDown={onKeyDown} onFocus={onFocus} onContextMenu={chooseMenu} onTouchStart={chooseMenu}>
              <RunRows
                viewport={viewport}
                table={table}
                groupedBy={groupedBy}
                colors={colors}
                checked={checked}
                shownId={shownId}
                tabStop={tabStop}
                menuId={isMenuOpen ? menuId : undefined}
                renamingId={renamingId}
                onCheckAll={checkAll}
                listener={listener}
              />
            </Table.Tbody>
          </Menu.ContextMenu>
        </Table>
        <Menu.Dropdown aria-label={menuRun && t('Actions for {{name}}', { name: menuRun.name })} data-testid="run-menu">
          {menuRun && <RunMenu run={menuRun} listener={listener} />}
        </Menu.Dropdown>
      </Menu>
    </Scroll>
  );
});

/** Fixed widths, so that no column moves while rows come and go; what is left is between the columns and the actions. */
function Widths({ columns }: { readonly columns: readonly ShownColumn[] }) {
  return (
    <colgroup>
      {columns.map(({ column, width }) => (
        <col key={column.id} className={classes.column} style={{ '--width': `${width}rem` }} />
      ))}
      <col />
      <col className={classes.actions} />
    </colgroup>
  );
}

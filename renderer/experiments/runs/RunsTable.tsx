import { Menu, Table } from '@mantine/core';
import { Fragment, type SyntheticEvent, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useStore } from 'zustand';
import type { RunSummary } from '#app/contract/index.ts';
import { Scroll } from '../../kit/surface/index.ts';
import { t } from '../../language/index.ts';
import { useComparedRuns, useWorkbench } from '../../workbench/index.ts';
import { colorsOf } from '../../workbench/runs/index.ts';
import { GroupRow } from './GroupRow.tsx';
import { RunMenu } from './RunMenu.tsx';
import { RunRow, type RunRowListener } from './RunRow.tsx';
import classes from './Runs.module.css';
import type { RunColumn } from './runColumn.ts';
import { TableHead } from './TableHead.tsx';
import { idIn, rowOf, useRowFocus } from './useRowFocus.ts';
import { useRunSelection } from './useRunSelection.ts';
import { type ShownColumn, useRunTable } from './useRunTable.ts';
import { useVisibleRows } from './useVisibleRows.ts';

interface RunsTableProps {
  /** Newest first; at least one. */
  readonly runs: readonly RunSummary[];
  readonly columns: readonly RunColumn[];
  readonly shownId: string | undefined;
  readonly onFilter: (column: RunColumn) => void;
}

/** Runs in the columns, order and groups that the user has chosen. Only visible rows are rendered, and the one that Tab reaches. */
export function RunsTable({ runs, columns, shownId, onFilter }: RunsTableProps) {
  const { runs: store, layout } = useWorkbench();
  const viewport = useRef<HTMLDivElement>(null);
  const { shown, rows: all, bestOf } = useRunTable(runs, columns);
  const groupedBy = useStore(layout, (state) => columns.find(({ id }) => id === state.runs.groupedBy));
  const compared = useComparedRuns();
  const colors = useMemo(() => colorsOf(compared), [compared]);
  const { tabStop, focusRow, onFocus, onKeyDown } = useRowFocus(viewport, all, shownId);
  const { rows, rest } = useVisibleRows(viewport, all, tabStop);
  const listed = useMemo(() => all.filter((row) => !row.getIsGrouped()).map(({ id }) => id), [all]);
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
        if (isByKey) rowOf(viewport.current, id)?.focus();
      },
      onRemoved: () => viewport.current?.querySelector<HTMLElement>('[data-row][tabindex="0"]')?.focus(),
    }),
    [store, check],
  );
  const chooseMenu = ({ target }: SyntheticEvent) => setMenuId(idIn(target, 'run'));
  return (
    <Scroll ref={viewport} className={classes.scroll}>
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
        <Table className={classes.table} horizontalSpacing={8} stickyHeader aria-rowcount={all.length + 1}>
          <Widths columns={shown} />
          <TableHead shown={shown} onFilter={onFilter} />
          <Menu.ContextMenu>
            <Table.Tbody onKeyDown={onKeyDown} onFocus={onFocus} onContextMenu={chooseMenu} onTouchStart={chooseMenu}>
              {rows.map(({ index, gap }) => {
                const row = all[index];
                const shared = { index, columns: shown, isTabStop: index === tabStop };
                return (
                  <Fragment key={row.id}>
                    <Gap height={gap} />
                    {row.getIsGrouped() && groupedBy ? (
                      <GroupRow
                        {...shared}
                        row={row}
                        by={groupedBy}
                        isExpanded={row.getIsExpanded()}
                        isChecked={row.getLeafRows().every(({ id }) => checked.includes(id))}
                        onCheckAll={checkAll}
                      />
                    ) : (
                      <RunRow
                        {...shared}
                        run={row.original}
                        best={bestOf(row.original)}
                        color={colors.get(row.id) ?? row.original.color ?? undefined}
                        isShown={row.id === shownId}
                        isChecked={checked.includes(row.id)}
                        isMenuOpen={isMenuOpen && row.id === menuId}
                        isRenaming={row.id === renamingId}
                        listener={listener}
                      />
                    )}
                  </Fragment>
                );
              })}
              <Gap height={rest} />
            </Table.Tbody>
          </Menu.ContextMenu>
        </Table>
        <Menu.Dropdown aria-label={menuRun && t('Actions for {{name}}', { name: menuRun.name })} data-testid="run-menu">
          {menuRun && <RunMenu run={menuRun} listener={listener} />}
        </Menu.Dropdown>
      </Menu>
    </Scroll>
  );
}

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

/** Rows that are not rendered. */
function Gap({ height }: { readonly height: number }) {
  return height > 0 && <tr aria-hidden style={{ height }} />;
}

import { Menu, ScrollArea, Table } from '@mantine/core';
import { type FocusEvent, Fragment, type KeyboardEvent, type SyntheticEvent, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useStore } from 'zustand';
import type { RunSummary } from '#app/contract/index.ts';
import { t, useLanguage } from '../../language/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import { ColumnHead } from './ColumnHead.tsx';
import { RunMenu } from './RunMenu.tsx';
import { RunRow, type RunRowListener } from './RunRow.tsx';
import classes from './Runs.module.css';
import { bestValues, isShown, type RunColumn } from './runColumns.tsx';
import { nextOrder, sortRuns } from './sortRuns.ts';
import { useVisibleRows } from './useVisibleRows.ts';

interface RunsTableProps {
  /** Newest first; at least one. */
  readonly runs: readonly RunSummary[];
  readonly columns: readonly RunColumn[];
  readonly shownId: string | undefined;
}

/** Rows that a key moves the focus by. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowUp: -1,
  ArrowDown: 1,
  PageUp: -10,
  PageDown: 10,
  Home: -Infinity,
  End: Infinity,
};

/** Runs in the columns and the order that the user has chosen. Only visible rows are rendered, and the one that Tab reaches. */
export function RunsTable({ runs, columns, shownId }: RunsTableProps) {
  const { layout, runs: store } = useWorkbench();
  const locale = useLanguage();
  const order = useStore(layout, (state) => state.runs);
  const shown = useMemo(() => columns.filter((column) => isShown(column, order.columns)), [columns, order.columns]);
  const sortedBy = shown.find(({ id }) => id === order.sortedBy);
  const sorted = useMemo(
    () => (sortedBy ? sortRuns(runs, sortedBy, order.isDescending, locale) : runs),
    [runs, sortedBy, order.isDescending, locale],
  );
  const best = useMemo(() => bestValues(columns, runs), [columns, runs]);
  const bestOf = (run: RunSummary) =>
    best.flatMap(({ column, value }) => (column.value(run) === value ? [column.id] : [])).join(' ');

  const viewport = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<{ readonly id: string | undefined; readonly index: number }>();
  // A removed row leaves its focus to the one in its position.
  const position = focused && (indexOf(sorted, focused.id) ?? Math.min(focused.index, sorted.length - 1));
  const tabStop = position ?? indexOf(sorted, shownId) ?? 0;
  const { rows, rest, measure } = useVisibleRows(viewport, sorted, tabStop);

  const [renamingId, setRenamingId] = useState<string>();
  const [menuId, setMenuId] = useState<string>();
  const [isMenuOpen, setMenuOpen] = useState(false);
  const menuRun = runs.find(({ id }) => id === menuId);
  const focusRow = (id: string | undefined) => rowOf(viewport.current, id)?.focus();
  const listener = useMemo<RunRowListener>(
    () => ({
      onShow: store.choose,
      onRename: setRenamingId,
      onRenamed(id, isByKey) {
        flushSync(() => setRenamingId(undefined));
        if (isByKey) rowOf(viewport.current, id)?.focus();
      },
      onRemoved: () => viewport.current?.querySelector<HTMLElement>('[data-run][tabindex="0"]')?.focus(),
    }),
    [store],
  );
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const from = event.target instanceof HTMLElement ? indexOf(sorted, event.target.dataset.run) : undefined;
    if (from === undefined || !(event.key in STEPS) || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    const index = Math.min(Math.max(from + STEPS[event.key], 0), sorted.length - 1);
    const { id } = sorted[index];
    flushSync(() => setFocused({ id, index }));
    focusRow(id);
  };
  const onFocus = ({ target }: FocusEvent) => {
    const id = runIdOf(target);
    setFocused({ id, index: indexOf(sorted, id) ?? 0 });
  };
  const chooseMenu = ({ target }: SyntheticEvent) => setMenuId(runIdOf(target));
  return (
    <ScrollArea className={classes.scroll} type="auto" viewportRef={viewport}>
      <Menu
        opened={isMenuOpen}
        onChange={setMenuOpen}
        onClose={() => focusRow(menuId)}
        returnFocus={false}
        withInitialFocusPlaceholder={false}
        portalProps={{ target: '#overlays' }}
        position="bottom-start"
        offset={2}
      >
        <Table className={classes.table} horizontalSpacing={8} stickyHeader aria-rowcount={sorted.length + 1}>
          <Table.Thead>
            <Table.Tr aria-rowindex={1}>
              {shown.map((column) => (
                <ColumnHead
                  key={column.id}
                  column={column}
                  order={order}
                  onSort={() => layout.setRuns(nextOrder(order, column))}
                />
              ))}
              <Table.Th>
                <span className={classes.hidden}>{t('Actions')}</span>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Menu.ContextMenu>
            <Table.Tbody onKeyDown={onKeyDown} onFocus={onFocus} onContextMenu={chooseMenu} onTouchStart={chooseMenu}>
              {rows.map(({ index, gap }) => (
                <Fragment key={sorted[index].id}>
                  <Gap height={gap} />
                  <RunRow
                    run={sorted[index]}
                    index={index}
                    columns={shown}
                    best={bestOf(sorted[index])}
                    isShown={sorted[index].id === shownId}
                    isTabStop={index === tabStop}
                    isMenuOpen={isMenuOpen && sorted[index].id === menuId}
                    isRenaming={sorted[index].id === renamingId}
                    listener={listener}
                    measure={measure}
                  />
                </Fragment>
              ))}
              <Gap height={rest} />
            </Table.Tbody>
          </Menu.ContextMenu>
        </Table>
        <Menu.Dropdown aria-label={menuRun && t('Actions for {{name}}', { name: menuRun.name })} data-testid="run-menu">
          {menuRun && <RunMenu run={menuRun} listener={listener} />}
        </Menu.Dropdown>
      </Menu>
    </ScrollArea>
  );
}

/** Rows that are not rendered. */
function Gap({ height }: { readonly height: number }) {
  return height > 0 && <tr aria-hidden style={{ height }} />;
}

function indexOf(runs: readonly RunSummary[], id: string | undefined): number | undefined {
  const index = id === undefined ? -1 : runs.findIndex((run) => run.id === id);
  return index === -1 ? undefined : index;
}

/** The run of the row around an element. */
function runIdOf(target: EventTarget): string | undefined {
  return target instanceof Element ? target.closest<HTMLElement>('[data-run]')?.dataset.run : undefined;
}

function rowOf(table: HTMLElement | null, id: string | undefined): HTMLElement | null {
  return id === undefined || !table ? null : table.querySelector<HTMLElement>(`[data-run="${id}"]`);
}

import { Menu, Table } from '@mantine/core';
import { Fragment, type SyntheticEvent, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { RunSummary } from '#app/contract/index.ts';
import { Scroll } from '../../kit/surface/index.ts';
import { t } from '../../language/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import { ColumnHead } from './ColumnHead.tsx';
import { RunMenu } from './RunMenu.tsx';
import { RunRow, type RunRowListener } from './RunRow.tsx';
import classes from './Runs.module.css';
import type { RunColumn } from './runColumns.tsx';
import { rowOf, runIdOf, useRowFocus } from './useRowFocus.ts';
import { useSortedRuns } from './useSortedRuns.ts';
import { useVisibleRows } from './useVisibleRows.ts';

interface RunsTableProps {
  /** Newest first; at least one. */
  readonly runs: readonly RunSummary[];
  readonly columns: readonly RunColumn[];
  readonly shownId: string | undefined;
}

/** Runs in the columns and the order that the user has chosen. Only visible rows are rendered, and the one that Tab reaches. */
export function RunsTable({ runs, columns, shownId }: RunsTableProps) {
  const { runs: store } = useWorkbench();
  const viewport = useRef<HTMLDivElement>(null);
  const { shown, order, sorted, bestOf, sortBy } = useSortedRuns(runs, columns);
  const { tabStop, focusRow, onFocus, onKeyDown } = useRowFocus(viewport, sorted, shownId);
  const { rows, rest, measure } = useVisibleRows(viewport, sorted, tabStop);

  const [renamingId, setRenamingId] = useState<string>();
  const [menuId, setMenuId] = useState<string>();
  const [isMenuOpen, setMenuOpen] = useState(false);
  const menuRun = runs.find(({ id }) => id === menuId);
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
  const chooseMenu = ({ target }: SyntheticEvent) => setMenuId(runIdOf(target));
  return (
    <Scroll ref={viewport} className={classes.scroll}>
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
                <ColumnHead key={column.id} column={column} order={order} onSort={() => sortBy(column)} />
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
    </Scroll>
  );
}

/** Rows that are not rendered. */
function Gap({ height }: { readonly height: number }) {
  return height > 0 && <tr aria-hidden style={{ height }} />;
}

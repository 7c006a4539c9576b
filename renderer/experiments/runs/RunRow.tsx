import { ActionIcon, Table } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { type KeyboardEvent, type MouseEvent, memo, type Ref } from 'react';
import type { RunSummary } from '#app/contract/index.ts';
import { t, useLanguage } from '../../language/index.ts';
import { isActive } from '../../workbench/runs/index.ts';
import { RunName } from './RunName.tsx';
import classes from './Runs.module.css';
import type { RunColumn } from './runColumns.tsx';
import { useRunActions } from './useRunActions.ts';

/** What a row tells its table. */
export interface RunRowListener {
  onShow(runId: string): void;
  onRename(runId: string): void;
  onRenamed(runId: string, isByKey: boolean): void;
  /** A run has been removed; its row had the focus. */
  onRemoved(): void;
}

interface RunRowProps {
  readonly run: RunSummary;
  /** Its position among all rows, from 0. */
  readonly index: number;
  readonly columns: readonly RunColumn[];
  /** Ids of the metrics in which it is the best run, separated by spaces. */
  readonly best: string;
  /** True if its curves and details are shown. */
  readonly isShown: boolean;
  /** True for the row that Tab reaches. */
  readonly isTabStop: boolean;
  readonly isMenuOpen: boolean;
  readonly isRenaming: boolean;
  readonly listener: RunRowListener;
  readonly measure: Ref<HTMLTableRowElement>;
}

/** A run: a click shows it, a double click opens its graph; a right click, F2, Delete and the arrow keys work as in a list of files. */
export const RunRow = memo(function RunRow(props: RunRowProps) {
  const { run, index, columns, best, isShown, isTabStop, isMenuOpen, isRenaming, listener, measure } = props;
  useLanguage();
  const actions = useRunActions(run);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const { key } = event;
    if (key === 'Enter' || key === ' ') listener.onShow(run.id);
    else if (key === 'F2') listener.onRename(run.id);
    else if (key === 'Delete' && !isActive(run.status)) actions.remove(listener.onRemoved);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const [, ...others] = columns;
  return (
    <Table.Tr
      ref={measure}
      className={classes.row}
      data-testid={`run-${run.id}`}
      data-index={index}
      data-run={run.id}
      data-status={run.status}
      data-shown={isShown || undefined}
      data-menu={isMenuOpen || undefined}
      aria-rowindex={index + 2}
      aria-selected={isShown}
      tabIndex={isTabStop ? 0 : -1}
      onClick={() => listener.onShow(run.id)}
      onDoubleClick={actions.openGraph}
      onKeyDown={onKeyDown}
    >
      <Table.Td>
        <RunName
          run={run}
          isRenaming={isRenaming}
          onRename={() => listener.onRename(run.id)}
          onRenamed={(isByKey) => listener.onRenamed(run.id, isByKey)}
        />
      </Table.Td>
      {others.map((column) => (
        <Table.Td
          key={column.id}
          className={column.isNumber ? classes.number : classes.text}
          data-best={best.split(' ').includes(column.id) || undefined}
          data-column={column.id}
        >
          {column.cell(run)}
        </Table.Td>
      ))}
      <Table.Td onClick={(event) => event.stopPropagation()} onDoubleClick={(event) => event.stopPropagation()}>
        <ActionIcon
          tabIndex={isTabStop ? 0 : -1}
          aria-label={t('Actions for {{name}}', { name: run.name })}
          aria-haspopup="menu"
          aria-expanded={isMenuOpen}
          onClick={openMenuBelow}
        >
          <IconDots size={16} />
        </ActionIcon>
      </Table.Td>
    </Table.Tr>
  );
});

/** Opens the row's menu at the button, as a right click does at the pointer. */
function openMenuBelow({ currentTarget }: MouseEvent<HTMLElement>): void {
  const { left, bottom } = currentTarget.getBoundingClientRect();
  const at = { clientX: left, clientY: bottom };
  currentTarget.dispatchEvent(new window.MouseEvent('contextmenu', { bubbles: true, cancelable: true, ...at }));
}

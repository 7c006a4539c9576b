import { IconDots } from '@tabler/icons-react';
import { type KeyboardEvent, type MouseEvent, memo } from 'react';
import type { RunColor, RunSummary } from '#app/contract/index.ts';
import { RunDot } from '../../controls/runs/RunDot.tsx';
import { t, useLanguage } from '../../language/index.ts';
import { isActive } from '../../workbench/runs/index.ts';
import { openMenuBelow } from './openMenuBelow.ts';
import { RunName } from './RunName.tsx';
import classes from './Runs.module.css';
import type { ShownColumn } from './useRunTable.ts';

/** What a row tells its table. */
export interface RunRowListener {
  onShow(runId: string): void;
  /** Checks a run, or unchecks it; with `upTo`, all runs from the one before up to it. */
  onCheck(runId: string, upTo: boolean): void;
  onRename(runId: string): void;
  onRenamed(runId: string, isByKey: boolean): void;
  onOpenGraph(run: RunSummary): void;
  onRemove(run: RunSummary): void;
}

interface RunRowProps {
  readonly run: RunSummary;
  /** Its position among all rows, from 0. */
  readonly index: number;
  readonly columns: readonly ShownColumn[];
  /** Ids of the metrics in which it is the best run, separated by spaces. */
  readonly best: string;
  /** Its color in the curves, if it has one. */
  readonly color: RunColor | undefined;
  /** True if its curves and details are shown. */
  readonly isShown: boolean;
  readonly isChecked: boolean;
  /** True for the row that Tab reaches. */
  readonly isTabStop: boolean;
  readonly isMenuOpen: boolean;
  readonly isRenaming: boolean;
  readonly listener: RunRowListener;
}

/**
 * A run: a click shows it, a double click opens its graph; a right click, F2, Delete and the arrow keys work as in a list of files.
 * A click with Ctrl, or the space bar, checks it; one with Shift checks all up to it.
 */
export const RunRow = memo(function RunRow(props: RunRowProps) {
  const { run, index, columns, best, color, isShown, isChecked, isTabStop, isMenuOpen, isRenaming, listener } = props;
  useLanguage();
  const onClick = ({ ctrlKey, metaKey, shiftKey }: MouseEvent) => {
    if (ctrlKey || metaKey || shiftKey) listener.onCheck(run.id, shiftKey);
    else listener.onShow(run.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const { key } = event;
    if (key === 'Enter') listener.onShow(run.id);
    else if (key === ' ') listener.onCheck(run.id, false);
    else if (key === 'F2') listener.onRename(run.id);
    else if (key === 'Delete' && !isActive(run.status)) listener.onRemove(run);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const [, ...others] = columns;
  return (
    <tr
      className={classes.row}
      data-testid={`run-${run.id}`}
      data-index={index}
      data-row={run.id}
      data-run={run.id}
      data-status={run.status}
      data-shown={isShown || undefined}
      data-menu={isMenuOpen || undefined}
      aria-rowindex={index + 2}
      aria-selected={isShown}
      tabIndex={isTabStop ? 0 : -1}
      onClick={onClick}
      onDoubleClick={() => listener.onOpenGraph(run)}
      onKeyDown={onKeyDown}
    >
      <td>
        <div className={classes.first}>
          <Check
            isChecked={isChecked}
            isTabStop={isTabStop}
            label={t('Compare {{name}}', { name: run.name })}
            onCheck={(upTo) => listener.onCheck(run.id, upTo)}
          />
          {color && <RunDot color={color} />}
          <RunName
            run={run}
            isRenaming={isRenaming}
            onRename={() => listener.onRename(run.id)}
            onRenamed={(isByKey) => listener.onRenamed(run.id, isByKey)}
          />
        </div>
      </td>
      {others.map(({ column, left }) => (
        <td
          key={column.id}
          className={column.isNumber ? classes.number : classes.text}
          data-best={best.split(' ').includes(column.id) || undefined}
          data-column={column.id}
          data-pinned={left !== undefined || undefined}
          style={left === undefined ? undefined : { '--left': `${left}rem` }}
        >
          {column.cell(run)}
        </td>
      ))}
      <td aria-hidden />
      <td>
        <button
          type="button"
          className={classes.more}
          tabIndex={isTabStop ? 0 : -1}
          aria-label={t('Actions for {{name}}', { name: run.name })}
          aria-haspopup="menu"
          aria-expanded={isMenuOpen}
          onClick={openMenuBelow}
          onDoubleClick={(event) => event.stopPropagation()}
        >
          <IconDots size={16} />
        </button>
      </td>
    </tr>
  );
});

interface CheckProps {
  readonly isChecked: boolean;
  readonly isTabStop: boolean;
  readonly label: string;
  readonly onCheck: (upTo: boolean) => void;
}

/** A native box, of which a long table has many. */
export function Check({ isChecked, isTabStop, label, onCheck }: CheckProps) {
  return (
    <input
      type="checkbox"
      className={classes.check}
      checked={isChecked}
      tabIndex={isTabStop ? 0 : -1}
      aria-label={label}
      onChange={() => {}}
      onClick={(event) => {
        event.stopPropagation();
        onCheck(event.shiftKey);
      }}
      onDoubleClick={(event) => event.stopPropagation()}
    />
  );
}

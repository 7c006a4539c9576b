import { ActionIcon } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { type KeyboardEvent, memo } from 'react';
import { formatNumber } from '../../language/format/index.ts';
import { t, useLanguage } from '../../language/index.ts';
import { Check } from './RunRow.tsx';
import classes from './Runs.module.css';
import { labelOf, type RunColumn } from './runColumn.ts';
import { statisticsOf } from './runTable.ts';
import type { RunTableRow, ShownColumn } from './useRunTable.ts';

interface GroupRowProps {
  readonly row: RunTableRow;
  /** Its position among all rows, from 0. */
  readonly index: number;
  /** The column by which it is grouped. */
  readonly by: RunColumn;
  readonly columns: readonly ShownColumn[];
  readonly isExpanded: boolean;
  /** True if all its runs are checked. */
  readonly isChecked: boolean;
  /** True for the row that Tab reaches. */
  readonly isTabStop: boolean;
  readonly onCheckAll: (runIds: readonly string[], isChecked: boolean) => void;
}

/** A group of runs with the same value in a column: its numbers are means with their standard deviations. */
export const GroupRow = memo(function GroupRow(props: GroupRowProps) {
  const { row, index, by, columns, isExpanded, isChecked, isTabStop, onCheckAll } = props;
  useLanguage();
  const runs = row.getLeafRows().map(({ original }) => original);
  const toggle = () => row.toggleExpanded();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const wanted = { ArrowLeft: false, ArrowRight: true, Enter: !isExpanded, ' ': !isExpanded }[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    row.toggleExpanded(wanted);
  };
  const Chevron = isExpanded ? IconChevronDown : IconChevronRight;
  const [, ...others] = columns;
  return (
    <tr
      className={classes.group}
      data-testid="run-group"
      data-index={index}
      data-row={row.id}
      aria-rowindex={index + 2}
      tabIndex={isTabStop ? 0 : -1}
      onClick={toggle}
      onKeyDown={onKeyDown}
    >
      <td>
        <div className={classes.first}>
          <Check
            isChecked={isChecked}
            isTabStop={isTabStop}
            label={t('Compare all {{count}} runs', { count: runs.length })}
            onCheck={() =>
              onCheckAll(
                runs.map(({ id }) => id),
                !isChecked,
              )
            }
          />
          <ActionIcon
            size={18}
            tabIndex={-1}
            aria-label={isExpanded ? t('Hide the runs of this group') : t('Show the runs of this group')}
            aria-expanded={isExpanded}
            onClick={(event) => {
              event.stopPropagation();
              toggle();
            }}
          >
            <Chevron size={14} />
          </ActionIcon>
          <span className={classes.groupName} title={labelOf(by)}>
            {by.cell(runs[0])}
          </span>
          <span className={classes.count}>{runs.length}</span>
        </div>
      </td>
      {others.map(({ column, left }) => (
        <td
          key={column.id}
          className={column.isNumber ? classes.number : classes.text}
          data-column={column.id}
          data-pinned={left !== undefined || undefined}
          style={left === undefined ? undefined : { '--left': `${left}rem` }}
        >
          <Summary column={column} row={row} />
        </td>
      ))}
      <td aria-hidden />
      <td />
    </tr>
  );
});

/** Mean ± standard deviation of a column of numbers, or the text that all runs have in common. */
function Summary({ column, row }: { readonly column: RunColumn; readonly row: RunTableRow }) {
  const { isNumber, format = formatNumber } = column;
  if (!isNumber) {
    const text = row.getValue(column.id);
    return typeof text === 'string' ? text : null;
  }
  const values = row.getLeafRows().flatMap((leaf) => {
    const value = leaf.getValue(column.id);
    return typeof value === 'number' && Number.isFinite(value) ? [value] : [];
  });
  if (values.length === 0) return '–';
  const { mean, deviation } = statisticsOf(values);
  return (
    <>
      {format(mean)}
      {deviation > 0 && <span className={classes.deviation}> ± {format(deviation)}</span>}
    </>
  );
}

import { Fragment } from 'react';
import type { RunColor } from '#app/contract/index.ts';
import { GroupRow } from './GroupRow.tsx';
import { RunRow, type RunRowListener } from './RunRow.tsx';
import type { RunColumn } from './runColumn.ts';
import type { RunTable, RunTableRow } from './useRunTable.ts';
import { useVisibleRows } from './useVisibleRows.ts';

interface RunRowsProps {
  /** The scrolled element around the table, once it is there. */
  readonly viewport: HTMLElement | null;
  readonly table: RunTable;
  readonly groupedBy: RunColumn | undefined;
  /** The colors of runs whose curves are shown, by their ids. */
  readonly colors: ReadonlyMap<string, RunColor>;
  readonly checked: readonly string[];
  readonly shownId: string | undefined;
  /** The index of the row that Tab reaches. */
  readonly tabStop: number;
  /** The run whose menu is open. */
  readonly menuId: string | undefined;
  readonly renamingId: string | undefined;
  readonly onCheckAll: (runIds: readonly string[], isChecked: boolean) => void;
  readonly listener: RunRowListener;
}

/** The visible rows, and the one that Tab reaches. Scrolling renders nothing else. */
export function RunRows({ viewport, table, tabStop, ...others }: RunRowsProps) {
  const { rows, rest } = useVisibleRows(viewport, table.rows, tabStop);
  return (
    <>
      {rows.map(({ index, slot, gap }) => (
        <Fragment key={slot}>
          <Gap height={gap} />
          <Row {...others} table={table} row={table.rows[index]} index={index} isTabStop={index === tabStop} />
        </Fragment>
      ))}
      <Gap height={rest} />
    </>
  );
}

interface RowProps extends Omit<RunRowsProps, 'viewport' | 'tabStop'> {
  readonly row: RunTableRow;
  readonly index: number;
  readonly isTabStop: boolean;
}

function Row({ table: { shown, bestOf }, row, index, isTabStop, ...state }: RowProps) {
  const { groupedBy, colors, checked, shownId, menuId, renamingId, onCheckAll, listener } = state;
  const shared = { index, columns: shown, isTabStop };
  if (row.getIsGrouped() && groupedBy) {
    const isChecked = row.getLeafRows().every(({ id }) => checked.includes(id));
    return (
      <GroupRow
        {...shared}
        row={row}
        by={groupedBy}
        isExpanded={row.getIsExpanded()}
        isChecked={isChecked}
        onCheckAll={onCheckAll}
      />
    );
  }
  return (
    <RunRow
      {...shared}
      run={row.original}
      best={bestOf(row.original)}
      color={colors.get(row.id) ?? row.original.color ?? undefined}
      isShown={row.id === shownId}
      isChecked={checked.includes(row.id)}
      isMenuOpen={row.id === menuId}
      isRenaming={row.id === renamingId}
      listener={listener}
    />
  );
}

/** Rows that are not rendered. */
function Gap({ height }: { readonly height: number }) {
  return height > 0 && <tr aria-hidden style={{ height }} />;
}

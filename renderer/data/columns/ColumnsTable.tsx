import { Table } from '@mantine/core';
import type { TableDescription } from '#app/contract/index.ts';
import { Term } from '../../controls/terms/index.ts';
import { Scroll } from '../../kit/surface/index.ts';
import { t } from '../../language/index.ts';
import { ColumnRow } from './ColumnRow.tsx';
import classes from './Columns.module.css';
import type { ColumnOptions } from './columnChoices.ts';

/** Changes the file's options. */
export interface ColumnsEditing {
  readonly options: ColumnOptions;
  readonly onChange: (options: ColumnOptions) => void;
}

interface ColumnsTableProps {
  readonly table: TableDescription;
  /** Absent where they are only shown. */
  readonly editing?: ColumnsEditing | undefined;
}

/** More columns than these are not listed. */
const MOST_COLUMNS = 200;

/** The columns of a table: what each is for, its type, its missing values, and how its values are distributed. */
export function ColumnsTable({ table, editing }: ColumnsTableProps) {
  const shown = table.columns.slice(0, MOST_COLUMNS);
  return (
    <Scroll className={classes.scroll} tabIndex={0} role="region" aria-label={t('Columns')}>
      <Table className={classes.table} verticalSpacing={3} withTableBorder data-testid="columns">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('Column')}</Table.Th>
            <Table.Th>{t('Role')}</Table.Th>
            <Table.Th>{t('Type')}</Table.Th>
            <Table.Th>{t('Missing')}</Table.Th>
            <Table.Th>{t('Values')}</Table.Th>
            <Table.Th className={classes.end}>
              <Term of="association">{t('Explains')}</Term>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map((column) => (
            <ColumnRow key={column.name} column={column} table={table} editing={editing} />
          ))}
        </Table.Tbody>
      </Table>
      {shown.length < table.columns.length && (
        <p className={classes.more}>{t('and {{count}} more', { count: table.columns.length - shown.length })}</p>
      )}
    </Scroll>
  );
}

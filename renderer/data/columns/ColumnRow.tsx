import { NativeSelect, Table } from '@mantine/core';
import type { TableColumn, TableDescription } from '#app/contract/index.ts';
import { formatCount, formatNumber, formatPercent } from '../../language/format/index.ts';
import { later, t } from '../../language/index.ts';
import classes from './Columns.module.css';
import { type ColumnChoice, type ColumnOptions, choiceOf, type Role, withChoice, withRole } from './columnChoices.ts';
import { Distribution } from './Distribution.tsx';
import { dayOf } from './dayOf.ts';

interface ColumnRowProps {
  readonly column: TableColumn;
  readonly table: TableDescription;
  readonly editing?: { readonly options: ColumnOptions; readonly onChange: (options: ColumnOptions) => void } | undefined;
}

const ROLES: Readonly<Record<Role, string>> = {
  feature: later('Feature'),
  target: later('Target'),
  group: later('Group'),
  split: later('Split'),
  ignored: later('Ignored'),
};

const KINDS = { auto: later('Automatic'), number: later('Number'), category: later('Category'), date: later('Date') } as const;

const RULES: Readonly<Record<string, string>> = {
  refuse: later('Refuse'),
  drop: later('Drop the row'),
  mean: later('Mean'),
  median: later('Median'),
  mode: later('Most frequent'),
};

/** One column: its role, type and missing values to choose, and its values. */
export function ColumnRow({ column, table, editing }: ColumnRowProps) {
  const { name, role, kind, association } = column;
  const isSeen = role === 'feature' || role === 'target';
  return (
    <Table.Tr data-testid={`column-${name}`} className={isSeen ? undefined : classes.unseen}>
      <Table.Th scope="row" className={classes.name}>
        {name}
      </Table.Th>
      <Table.Td>
        <RoleCell column={column} table={table} editing={editing} />
      </Table.Td>
      <Table.Td>
        {kind &&
          (role === 'feature' && editing ? <ChoiceCell {...KIND_CHOICE} column={column} editing={editing} /> : t(KINDS[kind]))}
      </Table.Td>
      <Table.Td>{isSeen && <MissingCell column={column} editing={editing} />}</Table.Td>
      <Table.Td>
        <Distribution column={column} />
      </Table.Td>
      <Table.Td className={classes.number}>{association !== undefined && formatPercent(association)}</Table.Td>
    </Table.Tr>
  );
}

function RoleCell({ column: { name, role }, table, editing }: ColumnRowProps) {
  if (!editing) return t(ROLES[role]);
  const isOnlyTarget = role === 'target' && table.columns.filter((other) => other.role === 'target').length === 1;
  const roles = isOnlyTarget ? (['target'] as const) : (Object.keys(ROLES) as Role[]);
  return (
    <NativeSelect
      size="xs"
      aria-label={t('Role of {{column}}', { column: name })}
      data={roles.map((value) => ({ value, label: t(ROLES[value]) }))}
      value={role}
      onChange={(event) => editing.onChange(withRole(editing.options, table, name, event.currentTarget.value as Role))}
    />
  );
}

interface ChoiceCellProps extends Required<Pick<ColumnRowProps, 'column'>> {
  readonly choice: ColumnChoice;
  readonly initial: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly say: (column: string) => string;
  readonly editing: NonNullable<ColumnRowProps['editing']>;
}

const KIND_CHOICE = {
  choice: 'kind',
  initial: 'auto',
  labels: KINDS,
  say: (column: string) => t('Type of {{column}}', { column }),
} as const;

const MISSING_CHOICE = {
  choice: 'missing',
  initial: 'refuse',
  labels: RULES,
  say: (column: string) => t('Missing values of {{column}}', { column }),
} as const;

function ChoiceCell({ column: { name, kind }, choice, initial, labels, say, editing }: ChoiceCellProps) {
  const chosen = choiceOf(editing.options, choice, initial, name);
  const options = chosen in labels ? Object.keys(labels) : [chosen, ...Object.keys(labels)];
  const labelOf = (value: string): string => {
    if (value === 'auto' && kind) return t('{{type}} (automatic)', { type: t(KINDS[kind]) });
    return labels[value] ? t(labels[value]) : value;
  };
  return (
    <NativeSelect
      size="xs"
      aria-label={say(name)}
      data={options.map((value) => ({ value, label: labelOf(value) }))}
      value={chosen}
      onChange={(event) =>
        editing.onChange(withChoice(editing.options, choice, initial, { name, value: event.currentTarget.value }))
      }
    />
  );
}

function MissingCell({ column, editing }: Omit<ColumnRowProps, 'table'>) {
  const { missing = 0, fill, role, kind } = column;
  const filled = typeof fill !== 'number' ? fill : kind === 'date' ? dayOf(fill) : formatNumber(fill);
  return (
    <span className={classes.missing}>
      <span className={classes.number}>{formatCount(missing)}</span>
      {editing && role === 'feature' && <ChoiceCell {...MISSING_CHOICE} column={column} editing={editing} />}
      {missing > 0 && filled !== undefined && <span className={classes.fill}>→ {filled}</span>}
    </span>
  );
}

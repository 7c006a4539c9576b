import { NativeSelect, Table } from '@mantine/core';
import type { TableColumn, TableDescription } from '#app/contract/index.ts';
import { formatCount, formatNumber, formatShare } from '../../language/format/index.ts';
import { later, t } from '../../language/index.ts';
import classes from './Columns.module.css';
import { type ColumnOptions, choiceOf, type Role, rolesIn, typeOf, withChoice, withRole, withType } from './columnChoices.ts';
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
  weight: later('Weight'),
  group: later('Group'),
  split: later('Split'),
  time: later('Time'),
  ignored: later('Ignored'),
};

const KINDS = {
  number: later('Number'),
  category: later('Category'),
  date: later('Date'),
  text: later('Text'),
} as const;

const TYPES: Readonly<Record<string, string>> = {
  auto: later('Automatic'),
  number: KINDS.number,
  category: KINDS.category,
  date: KINDS.date,
  words: later('Words'),
  chars: later('Characters'),
};

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
        {kind && (role === 'feature' && editing ? <TypeCell column={column} editing={editing} /> : t(KINDS[kind]))}
      </Table.Td>
      <Table.Td>{isSeen && <MissingCell column={column} editing={editing} />}</Table.Td>
      <Table.Td>
        <Distribution column={column} />
      </Table.Td>
      <Table.Td className={classes.number}>{association !== undefined && formatShare(association)}</Table.Td>
    </Table.Tr>
  );
}

function RoleCell({ column: { name, role }, table, editing }: ColumnRowProps) {
  if (!editing) return t(ROLES[role]);
  const isOnlyTarget = role === 'target' && table.columns.filter((other) => other.role === 'target').length === 1;
  const roles = isOnlyTarget ? (['target'] as const) : rolesIn(editing.options);
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

interface EditedColumn {
  readonly column: TableColumn;
  readonly editing: NonNullable<ColumnRowProps['editing']>;
}

function TypeCell({ column: { name, kind }, editing }: EditedColumn) {
  const automatic = kind && t('{{type}} (automatic)', { type: t(KINDS[kind]) });
  return (
    <NativeSelect
      size="xs"
      aria-label={t('Type of {{column}}', { column: name })}
      data={Object.entries(TYPES).map(([value, label]) => ({
        value,
        label: value === 'auto' && automatic ? automatic : t(label),
      }))}
      value={typeOf(editing.options, name)}
      onChange={({ currentTarget: { value } }) => editing.onChange(withType(editing.options, { name, value }))}
    />
  );
}

/** Those of a target: an answer is never made up. */
const TARGET_RULES = ['refuse', 'drop'];

/** A rule, or a value of one's own. */
function RuleCell({ column: { name, role }, editing }: EditedColumn) {
  const given = choiceOf(editing.options, 'missing', 'refuse', name);
  const isTarget = role === 'target';
  const chosen = isTarget && !TARGET_RULES.includes(given) ? 'refuse' : given;
  const offered = isTarget ? TARGET_RULES : Object.keys(RULES);
  const rules = offered.includes(chosen) ? offered : [chosen, ...offered];
  return (
    <NativeSelect
      size="xs"
      aria-label={t('Missing values of {{column}}', { column: name })}
      data={rules.map((value) => ({ value, label: RULES[value] ? t(RULES[value]) : value }))}
      value={chosen}
      onChange={({ currentTarget: { value } }) =>
        editing.onChange(withChoice(editing.options, 'missing', 'refuse', { name, value }))
      }
    />
  );
}

function MissingCell({ column, editing }: Omit<ColumnRowProps, 'table'>) {
  const { missing = 0, fill, kind } = column;
  const filled = typeof fill !== 'number' ? fill : kind === 'date' ? dayOf(fill) : formatNumber(fill);
  return (
    <span className={classes.missing}>
      <span className={classes.number}>{formatCount(missing)}</span>
      {editing && <RuleCell column={column} editing={editing} />}
      {missing > 0 && filled !== undefined && <span className={classes.fill}>→ {filled}</span>}
    </span>
  );
}

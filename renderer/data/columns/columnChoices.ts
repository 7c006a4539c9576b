import type { TableColumn, TableDescription } from '#app/contract/index.ts';
import { ALL_COLUMNS, type ByColumn } from '#engine/graph/index.ts';

/** The options of a table that are chosen column by column. */
export type ColumnOptions = Readonly<Record<string, unknown>>;

export type Role = TableColumn['role'];

/** The options of a file whose values are choices by column. */
export type ColumnChoice = 'kind' | 'text' | 'missing';

/**
 * The options of a file with another role of one column. A column that becomes the target takes the place of those before; a table keeps
 * its last target.
 */
export function withRole(options: ColumnOptions, { columns }: TableDescription, name: string, role: Role): ColumnOptions {
  const others = columns.filter((column) => column.name !== name);
  const named = (wanted: Role): string[] => others.filter((column) => column.role === wanted).map((column) => column.name);
  const isNow = (wanted: Role): string[] => (role === wanted ? [name] : []);
  const targets = role === 'target' ? [name] : named('target');
  return {
    ...options,
    target: targets.length > 0 ? targets : options.target,
    ignore: [...named('ignored'), ...isNow('ignored')],
    weight: role === 'weight' ? name : named('weight')[0],
    group: role === 'group' ? name : named('group')[0],
    splitColumn: role === 'split' ? name : named('split')[0],
    ...timeOf(options, role === 'time' ? name : named('time')[0]),
  };
}

/** The roles to choose from: a column orders the rows only of time series. */
export const rolesIn = ({ window }: ColumnOptions): readonly Role[] =>
  ROLES.filter((role) => role !== 'time' || hasWindow(window));

const ROLES = ['feature', 'target', 'weight', 'group', 'split', 'time', 'ignored'] as const satisfies readonly Role[];

const hasWindow = (window: unknown): boolean => typeof window === 'number';

/** Without windows, the column of a split by time is a feature, too. */
const timeOf = ({ window }: ColumnOptions, time: string | undefined): ColumnOptions => (hasWindow(window) ? { time } : {});

/** The type of one column: what its texts are cut into, else how its cells are read. */
export function typeOf(options: ColumnOptions, name: string): string {
  const cut = (options.text as ByColumn | undefined)?.[name] ?? '';
  return isCut(cut) ? cut : choiceOf(options, 'kind', 'auto', name);
}

export function withType(
  options: ColumnOptions,
  { name, value }: { readonly name: string; readonly value: string },
): ColumnOptions {
  const kinds = withChoice(options, 'kind', 'auto', { name, value: isCut(value) ? 'auto' : value });
  const cut = isCut(value) ? value : choiceOf(options, 'text', 'categories', ALL_COLUMNS);
  return withChoice(kinds, 'text', 'categories', { name, value: cut });
}

const isCut = (type: string): boolean => type === 'words' || type === 'chars';

/** The choice for one column: its own, else that for all. */
export function choiceOf(options: ColumnOptions, choice: ColumnChoice, initial: string, name: string): string {
  const choices = options[choice] as ByColumn | undefined;
  return choices?.[name] ?? choices?.[ALL_COLUMNS] ?? initial;
}

/** The options with another choice for one column; that for all is not repeated. */
export function withChoice(
  options: ColumnOptions,
  choice: ColumnChoice,
  initial: string,
  column: { readonly name: string; readonly value: string },
): ColumnOptions {
  const { [ALL_COLUMNS]: all = initial, [column.name]: _, ...others } = (options[choice] ?? {}) as ByColumn;
  const own = column.value === all ? {} : { [column.name]: column.value };
  return { ...options, [choice]: { [ALL_COLUMNS]: all, ...others, ...own } };
}

import type { TableDescription } from '#app/contract/index.ts';
import { type Message, message, plural } from '#engine/messages/index.ts';

/** A feature that explains so much of a target, beside others that do not, is hardly known before it. */
const GIVES_AWAY = 0.98;

/** In fewer rows much is explained by chance. */
const FEW_ROWS = 30;

/** A column with as few rows per category explains any target. */
const FEW_ROWS_PER_CATEGORY = 3;

/** What is suspicious about a table, a sentence each. */
export function warnOfTable(table: TableDescription | undefined): Message[] {
  if (!table) return [];
  const rowsOf = ({ categories = [] }: TableDescription['columns'][number]): number =>
    categories.reduce((sum, { count }) => sum + count, 0);
  const suspects = table.columns.filter(
    (column) =>
      (column.association ?? 0) >= GIVES_AWAY &&
      !(column.categories && rowsOf(column) < FEW_ROWS_PER_CATEGORY * (column.distinct ?? 0)),
  );
  const isOnlyFeature = table.columns.filter(({ role }) => role === 'feature').length === 1;
  const leaks = table.described < FEW_ROWS || isOnlyFeature ? [] : suspects;
  const constant = table.columns.filter(({ role, distinct, missing }) => role === 'feature' && distinct === 1 && missing === 0);
  return [
    ...leaks.map(({ name }) =>
      message("Column '{{column}}' almost gives the answer away; ignore it unless it is known before the target.", {
        column: name,
      }),
    ),
    ...constant.map(({ name }) => message("Column '{{column}}' is the same in all training rows.", { column: name })),
    ...(table.duplicates > 0
      ? [
          plural(
            table.duplicates,
            '{{count}} row equals an earlier one; after a split at random it may be both trained and tested on.',
            '{{count}} rows equal an earlier one; after a split at random they may be both trained and tested on.',
          ),
        ]
      : []),
  ];
}

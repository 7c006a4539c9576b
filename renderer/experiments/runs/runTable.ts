import {
  type ColumnDef,
  columnGroupingFeature,
  columnPinningFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  createExpandedRowModel,
  createGroupedRowModel,
  createSortedRowModel,
  rowAggregationFeature,
  rowExpandingFeature,
  rowSortingFeature,
  type TableState,
  tableFeatures,
} from '@tanstack/react-table';
import type { RunSummary } from '#app/contract/index.ts';
import type { Layout } from '../../workbench/layout/index.ts';
import { isShown, labelOf, NAME, type RunColumn } from './runColumn.ts';

/** What the table of runs can do. */
export const runTableFeatures = tableFeatures({
  columnGroupingFeature,
  columnPinningFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  rowAggregationFeature,
  rowExpandingFeature,
  rowSortingFeature,
  groupedRowModel: createGroupedRowModel(),
  sortedRowModel: createSortedRowModel(),
  expandedRowModel: createExpandedRowModel(),
});

export type RunTableFeatures = typeof runTableFeatures;

/**
 * The columns as the table takes them. Missing values are last in both directions; the value of a group is the mean of its runs,
 * or the text that all of them have.
 * @param locale the language that texts are sorted in
 */
export function defineColumns(columns: readonly RunColumn[], locale: string): ColumnDef<RunTableFeatures, RunSummary>[] {
  const { compare } = new Intl.Collator(locale, { numeric: true });
  return columns.map((column) => ({
    id: column.id,
    accessorFn: (run) => column.value(run) ?? undefined,
    size: widthOf(column),
    sortUndefined: 'last',
    sortFn: (a, b, id) => {
      const [first, second] = [a.getValue(id), b.getValue(id)];
      if (typeof first === 'number' && typeof second === 'number') return first - second;
      return compare(String(first), String(second));
    },
    aggregationFn: { aggregate: ({ rows, getValue }) => summarize(rows.map(getValue)) },
  }));
}

function summarize(values: readonly unknown[]): unknown {
  const numbers = values.filter((value) => typeof value === 'number');
  if (numbers.length > 0) return statisticsOf(numbers).mean;
  return values.every((value) => value === values[0]) ? values[0] : undefined;
}

/** The mean of some values, and their standard deviation as a sample. */
export function statisticsOf(values: readonly number[]): { readonly mean: number; readonly deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0 };
}

/** What the user has chosen of the table: all but the search, which changes with each letter. */
export type TableChoices = Pick<Layout['runs'], 'sortedBy' | 'isDescending' | 'columns' | 'pinned' | 'groupedBy'>;

export const choicesOf = ({ runs: { sortedBy, isDescending, columns, pinned, groupedBy } }: Layout): TableChoices => ({
  ...{ sortedBy, isDescending, columns, pinned, groupedBy },
});

/** The state of the table that the user has chosen. */
export function stateOf(
  { sortedBy, isDescending, columns: chosen, pinned, groupedBy }: TableChoices,
  columns: readonly RunColumn[],
) {
  const isKnown = (id: string | null) => id !== null && columns.some((column) => column.id === id);
  return {
    sorting: sortedBy !== null && isKnown(sortedBy) ? [{ id: sortedBy, desc: isDescending }] : [],
    columnVisibility: Object.fromEntries(columns.map((column) => [column.id, isShown(column, chosen)])),
    columnPinning: { start: [NAME, ...pinned.filter(isKnown)], end: [] },
    grouping: groupedBy !== null && isKnown(groupedBy) ? [groupedBy] : [],
  } satisfies Partial<TableState<RunTableFeatures>>;
}

const WIDTHS: Readonly<Record<string, number>> = { name: 208, id: 132, status: 118, tags: 150, note: 200, splits: 124, time: 96 };
const NUMBER_WIDTH = 88;
const TEXT_WIDTH = 104;
/** Of a letter, in pixels of the smallest text size; of a Chinese one twice that. */
const LETTER_WIDTH = 7;
/** Around the label: padding, arrow, menu. */
const AROUND = 34;

/** The width of a column in pixels, at the smallest text size. */
function widthOf(column: RunColumn): number {
  const letters = [...labelOf(column)].reduce((sum, letter) => sum + (letter > '\u2e80' ? 2 : 1), 0);
  return Math.max(WIDTHS[column.id] ?? (column.isNumber ? NUMBER_WIDTH : TEXT_WIDTH), LETTER_WIDTH * letters + AROUND);
}

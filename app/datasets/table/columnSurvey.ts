import type { TableColumn, TableDescription } from '#app/contract/index.ts';
import type { RowSurvey } from '../base/reader.ts';
import { isMissingMark, kindOf } from './cellKind.ts';
import { nearlyAllDiffer } from './nearlyAllDiffer.ts';

/** Different texts that are counted: of a column, and of all together. */
const MOST_DISTINCT = 1000;
const MOST_TEXTS = 500_000;

/** The most frequent categories that are listed. */
const MOST_LISTED = 20;

/** Counts of a column's cells, whatever they hold. */
interface Counts extends Pick<TableColumn, 'name' | 'role'> {
  missing: number;
  numbers: number;
  dates: number;
  readonly distinct: Map<string, number>;
  /** True if there are more than are counted. */
  hasMore: boolean;
}

/** What the columns of a table hold, also if they cannot be read as chosen: nothing is refused. */
export class ColumnSurvey implements RowSurvey {
  #columns: readonly Counts[] = [];
  #rows = 0;
  #mostDistinct = MOST_DISTINCT;
  #isNumber: (cell: string) => boolean = () => false;

  start(columns: readonly Pick<TableColumn, 'name' | 'role'>[], isNumber: (cell: string) => boolean): void {
    this.#isNumber = isNumber;
    const none = { missing: 0, numbers: 0, dates: 0, hasMore: false };
    this.#columns = columns.map((column) => ({ ...column, ...none, distinct: new Map() }));
    this.#mostDistinct = Math.min(MOST_DISTINCT, Math.ceil(MOST_TEXTS / columns.length));
  }

  add(cells: readonly string[]): void {
    this.#rows++;
    for (const [index, column] of this.#columns.entries()) this.#count(column, cells[index] ?? '');
  }

  #count(column: Counts, cell: string): void {
    const text = cell.trim();
    if (text === '' || isMissingMark(text)) {
      column.missing++;
      return;
    }
    if (this.#isNumber(text)) column.numbers++;
    else if (kindOf(text) === 'date') column.dates++;
    const known = column.distinct.get(text);
    if (known !== undefined) column.distinct.set(text, known + 1);
    else if (column.distinct.size < this.#mostDistinct) column.distinct.set(text, 1);
    else column.hasMore = true;
  }

  finish(): TableDescription {
    const columns = this.#columns.map((column) => describe(column, this.#rows));
    return { columns, rows: [], described: this.#rows, duplicates: 0 };
  }
}

function describe({ name, role, missing, numbers, dates, distinct, hasMore }: Counts, rows: number): TableColumn {
  const present = rows - missing;
  const areTexts = hasMore || nearlyAllDiffer(distinct.size, present);
  const kind = numbers === present ? 'number' : dates === present ? 'date' : areTexts ? 'text' : 'category';
  return {
    ...{ name, role, missing },
    ...(present > 0 && { kind }),
    ...(!hasMore && { distinct: distinct.size }),
    ...(kind === 'category' && { categories: mostFrequent(distinct) }),
  };
}

const mostFrequent = (distinct: ReadonlyMap<string, number>) =>
  [...distinct]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, MOST_LISTED)
    .map(([name, found]) => ({ name, count: found }));

import { type Message, message } from '#engine/messages/index.ts';
import type { RawField } from '#engine/training/index.ts';
import { unexpectedWithFix } from '../base/errors.ts';
import { formatCount } from '../base/listNames.ts';
import { adviseOn, type CellLocation, type CellProblem, cellError, shorten } from './cell.ts';
import { kindOf } from './cellKind.ts';
import { nearlyAllDiffer } from './nearlyAllDiffer.ts';

/** Above this a column of categories is rather one of names or keys. */
const MOST_CATEGORIES = 1000;

/** The categories of a column. */
interface FoundCategories {
  readonly count: number;
  readonly rows: number;
  /** True if they were asked for. */
  readonly isChosen: boolean;
  readonly encoding: 'onehot' | 'index';
}

/** @throws UserError dataset.tooManyCategories */
export function checkCategories(
  { count, rows, isChosen, encoding }: FoundCategories,
  location: Pick<CellLocation, 'file' | 'column'>,
): void {
  const areKeys = !isChosen && nearlyAllDiffer(count, rows);
  if (!areKeys && (encoding === 'index' || count <= MOST_CATEGORIES)) return;
  const column = encodeURIComponent(location.column);
  throw unexpectedWithFix('dataset.tooManyCategories', {
    where: message("{{file}}, column '{{column}}'", { ...location }),
    expected: message('numbers, dates, or categories that recur'),
    received: message('{{count}} different texts in {{rows}} rows', { count: formatCount(count), rows: formatCount(rows) }),
    fix: areKeys
      ? message(
          'Ignore the column with ignore={{column}}, or read it as texts with text.{{column}}=words, or as categories with kind.{{column}}=category.',
          { column },
        )
      : message('Ignore the column with ignore={{column}}, or feed an embedding with categories.{{column}}=index.', { column }),
  });
}

/**
 * The error for a cell of a feature column.
 * @param kind of the column, if it is known
 */
export function refuseCell(problem: CellProblem, text: string, location: CellLocation, kind: RawField['kind'] | undefined) {
  if (problem === 'empty' || problem === 'missing') {
    const fix = message(
      'Fill in the value, remove the row, or let missing values be filled or their rows dropped, with missing=mean or missing=drop.',
    );
    return cellError(problem, text, location, fix, EXPECTED[kind ?? 'number']);
  }
  if (problem === 'notFinite') return cellError(problem, text, location);
  const otherwise = message(
    'or ignore the column with ignore={{column}}, or read it as categories with kind.{{column}}=category.',
    { column: encodeURIComponent(location.column) },
  );
  const fix = kindOf(text) === 'text' ? message('Correct the cell, {{otherwise}}', { otherwise }) : adviseOn(text, otherwise);
  return cellError(problem, shorten(text), location, fix, EXPECTED[kind ?? 'number']);
}

const EXPECTED: Readonly<Record<RawField['kind'], Message>> = {
  number: message('a number'),
  category: message('a category'),
  date: message('a date'),
  text: message('a text'),
};

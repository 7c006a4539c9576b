import { message, plural, quoted } from '#engine/messages/index.ts';
import { datasetError, tooLarge, unexpected } from '../base/errors.ts';
import { formatCount } from '../base/listNames.ts';
import { findColumns } from './assignRoles.ts';
import { TABLE_LIMITS } from './limits.ts';
import type { ColumnNames } from './matchRoles.ts';
import type { TableOptions } from './tableOptions.ts';

/** @throws UserError dataset.missingColumn: a choice for a column that is not there */
export function checkSingleColumns({ names, where }: ColumnNames, { kind, categories, text, missing }: TableOptions): void {
  const chosen = [kind, categories, text, missing].flatMap((choices) => Object.keys(choices).filter((name) => name !== ''));
  for (const name of chosen) if (!names.includes(name)) findColumns([name], names, where);
}

export function checkUnique(names: readonly string[], file: string): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) throw duplicateColumn(name, file);
    seen.add(name);
  }
}

function duplicateColumn(name: string, file: string) {
  const where = message('{{file}}, line {{line}}', { file, line: 1 });
  return datasetError(
    'dataset.duplicateColumn',
    message("{{where}}: two columns are named '{{name}}'; expected different names", { where, name }),
    {
      where,
      expected: message('different names'),
      received: message("'{{name}}' twice", { name }),
      fix: message('Rename one of them, or read the file with header=false if its first row contains data.'),
    },
  );
}

export function noRows(file: string) {
  return datasetError('dataset.empty', message("'{{file}}' has no data rows; expected samples", { file }), {
    where: file,
    expected: message('data rows'),
    received: message('none'),
  });
}

/** The error for a row with more or fewer cells than the first. */
export function raggedRow(count: number, expected: number, where: { readonly file: string; readonly line: number }) {
  const fix = message(
    'Quote cells that hold the delimiter; numbers with a decimal comma need another delimiter, such as a semicolon.',
  );
  return unexpected('dataset.raggedRow', {
    where: message('{{file}}, line {{line}}', where),
    expected: message('{{count}} cells, as in the first row', { count: expected }),
    received: plural(count, '{{count}} cell', '{{count}} cells'),
    ...(count > expected && { fix }),
  });
}

/** The error for a table whose numbers do not fit into memory. */
export function tooManyNumbers(file: string) {
  return tooLarge(
    quoted(file),
    message('{{count}} numbers in all rows', { count: formatCount(TABLE_LIMITS.numbers) }),
    message('more'),
    message('Train on some of the rows, or ignore columns with ignore=NAME.'),
  );
}

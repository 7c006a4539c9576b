import { type Message, message } from '#engine/messages/index.ts';
import type { PreparedWindow } from '#engine/training/index.ts';
import { datasetError } from '../base/errors.ts';
import { listNames } from '../base/listNames.ts';
import { type ColumnNames, type ColumnRoles, matchRoles, missingColumn, type TrainedColumns } from './matchRoles.ts';
import type { TableOptions } from './tableOptions.ts';
import { isAutoregressive } from './windowOptions.ts';

interface KnownRoles {
  /** The columns of the training data, for other data. */
  readonly trained: TrainedColumns | undefined;
  readonly window: PreparedWindow | undefined;
}

/**
 * Assigns a role to each column. Without a target in the options it is the last column. Data other than the training data is
 * matched by column names. Weights, groups and splits are no features, nor is the time of windows.
 * @throws UserError dataset.missingColumn, dataset.noFeatures, dataset.badOption.
 */
export function assignRoles(columns: ColumnNames, options: TableOptions, { trained, window }: KnownRoles): ColumnRoles {
  const { names, where } = columns;
  const apart = [options.weight, options.group, options.splitColumn, window?.time ?? '', window?.group ?? ''].filter(
    (name) => name !== '',
  );
  const ignored = new Set(findColumns([...options.ignore, ...apart], names, where));
  const named = findColumns(options.target, names, where);
  if (trained) return matchRoles(columns, trained, { ignored, named });
  const kept = names.map((_, index) => index).filter((index) => !ignored.has(index));
  const targets = named.length > 0 ? named : kept.slice(-1);
  const features = isAutoregressive(options) ? kept : kept.filter((index) => !targets.includes(index));
  if (features.length === 0) throw noFeatures(names, where);
  return { features, targets, notes: [] };
}

/** The different names in an option. One with a comma is one name if a column has it, else several. */
export function splitNames(written: readonly string[], names: readonly string[]): string[] {
  const wanted = written.flatMap((text) => (names.includes(text) ? [text] : text.split(',').map((name) => name.trim())));
  return [...new Set(wanted)];
}

/** @throws UserError dataset.missingColumn */
export function findColumns(written: readonly string[], names: readonly string[], where: Message): number[] {
  return splitNames(written, names).map((name) => {
    const index = names.indexOf(name);
    if (index < 0) throw missingColumn(name, names, where);
    return index;
  });
}

function noFeatures(names: readonly string[], where: Message) {
  const expected = message('at least one column besides the targets');
  const received = message('the columns {{names}}', { names: listNames(names, 20) });
  const values = { where, expected, received };
  return datasetError(
    'dataset.noFeatures',
    message('{{where}} has no features to predict from: expected {{expected}}, found {{received}}', values),
    {
      ...values,
      fix: message('If all cells are in one column, specify their delimiter, as in data.csv?delimiter=semicolon.'),
    },
  );
}

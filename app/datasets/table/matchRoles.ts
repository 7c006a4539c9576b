import { type Message, message } from '#engine/messages/index.ts';
import type { Preparation } from '#engine/training/index.ts';
import { datasetError, unexpected } from '../base/errors.ts';
import { listNames } from '../base/listNames.ts';

/** The role of each column: indices into the cells of a row. */
export interface ColumnRoles {
  readonly features: readonly number[];
  readonly targets: readonly number[];
  /** Decisions made in matching columns, a sentence each. */
  readonly notes: readonly Message[];
}

/** The first row of a table, or generated names. */
export interface ColumnNames {
  readonly names: readonly string[];
  /** True if the names come from the file; false if generated. */
  readonly written: boolean;
  /** Name of the file in messages. */
  readonly where: Message;
}

export function missingColumn(name: string, names: readonly string[], where: Message) {
  const expected = message('one of the columns {{names}}', { names: listNames(names, 20) });
  return datasetError(
    'dataset.missingColumn',
    message("{{where}} has no column '{{column}}'; expected {{expected}}", { where, column: name, expected }),
    { where, expected, received: name },
  );
}

/** The columns of the training table. */
export interface TrainedColumns {
  readonly features: readonly string[];
  readonly targets: readonly string[];
}

/** The columns named in the options of a SPEC. */
interface NamedColumns {
  readonly ignored: ReadonlySet<number>;
  readonly named: readonly number[];
}

/** The column names of the training data; undefined if unknown, as for images or older weights files. */
export function trainedColumns(expected: Preparation | undefined): TrainedColumns | undefined {
  if (!expected?.inputs.every(({ features, fields }) => features ?? fields)) return undefined;
  const features = expected.inputs.flatMap((column) => column.fields?.map(({ name }) => name) ?? column.features ?? []);
  return features.length === 0 ? undefined : { features, targets: expected.targets.map(({ name }) => name) };
}

/** True for a generated name: the training file had none. */
const isPositional = (name: string): boolean => /^column[1-9]\d*$/.test(name);

/**
 * Finds the training columns in another table by name, in the order of training. Other columns are ignored.
 * If the training table had no names, columns are found by position.
 * @throws UserError dataset.missingColumn, dataset.badOption.
 */
export function matchRoles(columns: ColumnNames, trained: TrainedColumns, { ignored, named }: NamedColumns): ColumnRoles {
  const { names } = columns;
  const notes: Message[] = [];
  const wanted = [...trained.features, ...trained.targets];
  const byPosition = columns.written && wanted.every((name) => isPositional(name) && !names.includes(name));
  if (byPosition) notes.push(message('The training data had no column names, so columns were matched by position.'));
  const indexOf = new Map(names.map((name, index) => [name, index]));
  const find = (name: string): number => {
    const index = byPosition ? Number(name.slice('column'.length)) - 1 : indexOf.get(name);
    if (index === undefined || index >= names.length) throw missingTrainedColumn(name, columns);
    if (ignored.has(index)) throw ignoredColumn(name, columns.where);
    return index;
  };
  const features = trained.features.map(find);
  const renamesTargets = named.some((index) => !trained.targets.includes(names[index]));
  const targets = renamesTargets ? matchTargets(named, trained.targets, columns, notes) : trained.targets.map(find);
  const used = new Set([...features, ...targets, ...ignored]);
  const extra = names.filter((_, index) => !used.has(index));
  if (extra.length > 0)
    notes.push(message('Ignored columns that the network was not trained with: {{names}}.', { names: listNames(extra, 20) }));
  return { features, targets, notes };
}

/** The columns named by the SPEC, each in place of one of training. */
function matchTargets(
  named: readonly number[],
  targets: readonly string[],
  { names, where }: ColumnNames,
  notes: Message[],
): readonly number[] {
  if (named.length !== targets.length) throw otherTargets(named.length, targets, where);
  named.forEach((index, target) => {
    const values = { column: names[index], target: targets[target] };
    if (values.column !== values.target) notes.push(message("Column '{{column}}' was read as the target '{{target}}'.", values));
  });
  return named;
}

function missingTrainedColumn(name: string, { names, written, where }: ColumnNames) {
  const found = {
    expected: message("column '{{column}}', which the network was trained with", { column: name }),
    received: written ? message('the columns {{names}}', { names: listNames(names, 20) }) : message('no column names'),
  };
  return datasetError(
    'dataset.missingColumn',
    message("{{where}} has no column '{{column}}': expected {{expected}}, found {{received}}", { where, column: name, ...found }),
    {
      where,
      ...found,
      fix: written
        ? message('Add the column, or rename the column that contains it.')
        : message('Write the column names in the first line.'),
    },
  );
}

function ignoredColumn(column: string, where: Message) {
  const text = message("{{where}} ignores column '{{column}}', but the network was trained with it", { where, column });
  return datasetError('dataset.missingColumn', text, {
    where,
    expected: message("column '{{column}}'", { column }),
    received: `ignore=${column}`,
    fix: message("Remove '{{column}}' from the option ignore.", { column }),
  });
}

function otherTargets(count: number, targets: readonly string[], where: Message) {
  const wanted = { count: targets.length, names: listNames(targets, 20) };
  return unexpected('dataset.badOption', {
    where,
    expected:
      targets.length === 1
        ? message('{{count}} target column for {{names}}', wanted)
        : message('{{count}} target columns for {{names}}', wanted),
    received: message('{{count}} in the option target', { count }),
    fix: message('Specify one column per target, or omit the option: targets are then found by name.'),
  });
}

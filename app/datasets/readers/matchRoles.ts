import type { Preparation } from '#engine/training/index.ts';
import { datasetError } from '../errors.ts';
import { type ColumnNames, type ColumnRoles, listNames } from './columnRoles.ts';

/** The columns of the table that a network was trained on. */
export interface TrainedColumns {
  readonly features: readonly string[];
  readonly targets: readonly string[];
}

/** The columns that the options of a SPEC name. */
interface NamedColumns {
  readonly ignored: ReadonlySet<number>;
  readonly named: readonly number[];
}

/** The names of the columns trained on; undefined where they are not known, as with pictures or older weights files. */
export function trainedColumns(expected: Preparation | undefined): TrainedColumns | undefined {
  if (!expected?.inputs.every(({ features }) => features)) return undefined;
  const features = expected.inputs.flatMap((column) => column.features ?? []);
  return features.length === 0 ? undefined : { features, targets: expected.targets.map(({ name }) => name) };
}

/** Whether a name was given by the reader, since the file trained on had none. */
const isPositional = (name: string): boolean => /^column[1-9]\d*$/.test(name);

/**
 * Finds the columns trained on in another table by their names, in the order of training. Other columns are left out.
 * Where the table trained on had no names, columns are found by their position.
 * @throws UserError dataset.missingColumn, dataset.badOption.
 */
export function matchRoles(columns: ColumnNames, trained: TrainedColumns, { ignored, named }: NamedColumns): ColumnRoles {
  const { names } = columns;
  const notes: string[] = [];
  const wanted = [...trained.features, ...trained.targets];
  const byPosition = columns.written && wanted.every((name) => isPositional(name) && !names.includes(name));
  if (byPosition) notes.push('The training data had no column names, so columns were matched by position.');
  const indexOf = new Map(names.map((name, index) => [name, index]));
  const find = (name: string): number => {
    const index = byPosition ? Number(name.slice('column'.length)) - 1 : indexOf.get(name);
    if (index === undefined || index >= names.length) throw missingTrainedColumn(name, columns);
    if (ignored.has(index)) throw ignoredColumn(name, columns.where);
    return index;
  };
  const features = trained.features.map(find);
  const targets = renamesTargets(named, trained.targets, names)
    ? matchTargets(named, trained.targets, columns, notes)
    : trained.targets.map(find);
  const used = new Set([...features, ...targets, ...ignored]);
  const extra = names.filter((_, index) => !used.has(index));
  if (extra.length > 0) notes.push(`Columns that the network was not trained with were left out: ${listNames(extra, 20)}.`);
  return { features, targets, notes };
}

/** Whether the SPEC names target columns that are called otherwise than those trained on. */
function renamesTargets(named: readonly number[], targets: readonly string[], names: readonly string[]): boolean {
  return named.some((index) => !targets.includes(names[index]));
}

/** The columns that the SPEC names, in the place of those trained on, one for each. */
function matchTargets(
  named: readonly number[],
  targets: readonly string[],
  { names, where }: ColumnNames,
  notes: string[],
): readonly number[] {
  if (named.length !== targets.length) throw otherTargets(named.length, targets, where);
  named.forEach((index, target) => {
    if (names[index] !== targets[target]) notes.push(`Column '${names[index]}' was read as the target '${targets[target]}'.`);
  });
  return named;
}

function missingTrainedColumn(name: string, { names, written, where }: ColumnNames) {
  const expected = `column '${name}', which the network was trained with`;
  const received = written ? `the columns ${listNames(names, 20)}` : 'no column names';
  return datasetError('dataset.missingColumn', `${where} has no column '${name}': expected ${expected}, found ${received}`, {
    where,
    expected,
    received,
    fix: written ? 'Add the column, or rename the one that holds it.' : 'Write the names of the columns into the first line.',
  });
}

function ignoredColumn(name: string, where: string) {
  const message = `${where} leaves out column '${name}', but the network was trained with it`;
  return datasetError('dataset.missingColumn', message, {
    where,
    expected: `column '${name}'`,
    received: `ignore=${name}`,
    fix: `Remove '${name}' from the option ignore.`,
  });
}

function otherTargets(count: number, targets: readonly string[], where: string) {
  const expected = `${targets.length} target ${targets.length === 1 ? 'column' : 'columns'} for ${listNames(targets, 20)}`;
  const received = `${count} in the option target`;
  return datasetError('dataset.badOption', `${where}: expected ${expected}, found ${received}`, {
    where,
    expected,
    received,
    fix: 'Name one column for each target, or leave the option out: targets are found by name.',
  });
}

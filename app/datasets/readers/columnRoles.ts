import { datasetError } from '../errors.ts';

/** The purpose of each column: indices into the cells of a row. */
export interface ColumnRoles {
  readonly features: readonly number[];
  readonly targets: readonly number[];
  /** How columns were matched, where something had to be decided: a sentence each. */
  readonly notes: readonly string[];
}

/** The first row of a table, or the names that stand in its place. */
export interface ColumnNames {
  readonly names: readonly string[];
  /** Whether the names stand in the file, or count its columns. */
  readonly written: boolean;
  /** The file, as messages show it. */
  readonly where: string;
}

export function missingColumn(name: string, names: readonly string[], where: string) {
  const expected = `one of the columns ${listNames(names, 20)}`;
  return datasetError('dataset.missingColumn', `${where} has no column '${name}'; expected ${expected}`, {
    where,
    expected,
    received: name,
  });
}

/** `a, b, c and 12 more`. */
export function listNames(names: readonly string[], limit: number): string {
  const shown = names.slice(0, limit).join(', ');
  return names.length > limit ? `${shown} and ${names.length - limit} more` : shown;
}

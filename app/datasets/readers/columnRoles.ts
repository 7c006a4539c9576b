import { type Message, type MessageValue, message } from '#engine/messages/index.ts';
import { datasetError } from '../errors.ts';

/** The purpose of each column: indices into the cells of a row. */
export interface ColumnRoles {
  readonly features: readonly number[];
  readonly targets: readonly number[];
  /** How columns were matched, where something had to be decided: a sentence each. */
  readonly notes: readonly Message[];
}

/** The first row of a table, or the names that stand in its place. */
export interface ColumnNames {
  readonly names: readonly string[];
  /** Whether the names stand in the file, or count its columns. */
  readonly written: boolean;
  /** The file, as messages show it. */
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

/** `a, b, c and 12 more`. */
export function listNames(names: readonly string[], limit: number): MessageValue {
  const shown = names.slice(0, limit);
  return names.length > limit ? message('{{names}} and {{count}} more', { names: shown, count: names.length - limit }) : shown;
}

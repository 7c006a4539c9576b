import { quoted } from '#engine/messages/index.ts';
import type { RowSurvey } from '../base/reader.ts';
import type { Source } from '../base/source.ts';
import { splitNames } from './assignRoles.ts';
import type { CellProblem } from './cell.ts';
import type { ColumnNames } from './matchRoles.ts';
import { NumberReader } from './numberReader.ts';
import { otherRoles } from './otherRoles.ts';
import { Table, type TableReading } from './table.ts';
import type { TableOptions } from './tableOptions.ts';

/** Takes the rows of a table one by one. */
export interface RowSink {
  /** @param line the last one of the row */
  add(cells: readonly string[], line: number): void;
  finish(): Omit<Source, 'name'>;
}

interface Reading extends TableReading {
  /** Gets the rows instead of a table. */
  readonly survey?: RowSurvey | undefined;
}

/** @throws UserError as {@link Table} */
export function openTable(columns: ColumnNames, { survey, ...reading }: Reading): RowSink {
  if (!survey) return new Table(columns, reading);
  const numbers = new NumberReader(reading.options.decimal, reading.file);
  survey.start(rolesOf(columns.names, reading.options), (cell) => isNumber(numbers.read(cell, 0, '')));
  return {
    add: (cells) => survey.add(cells),
    finish: () => ({ description: quoted(reading.file), inputs: [], targets: [], samples: 0 }),
  };
}

const isNumber = (read: number | CellProblem): boolean => typeof read === 'number' || read === 'notFinite';

/** The roles as chosen; names that no column has do not count. */
function rolesOf(names: readonly string[], options: TableOptions): Parameters<RowSurvey['start']>[0] {
  const others = otherRoles(options);
  const ignored = new Set(splitNames(options.ignore, names));
  const isFree = (name: string) => !ignored.has(name) && !others.has(name);
  const chosen = splitNames(options.target, names).filter((name) => names.includes(name));
  const targets = chosen.length > 0 ? chosen : names.filter(isFree).slice(-1);
  return names.map((name) => {
    if (targets.includes(name)) return { name, role: 'target' };
    return { name, role: isFree(name) ? 'feature' : (others.get(name) ?? 'ignored') };
  });
}

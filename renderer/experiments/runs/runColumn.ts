import type { ReactNode } from 'react';
import type { RunSummary } from '#app/contract/index.ts';
import type { Metric } from '#engine/graph/index.ts';
import type { TermDeclaration } from '../../controls/terms/index.ts';
import { later, type Message, say, t } from '../../language/index.ts';

/** Groups of columns, in the order in which the menu lists them. */
export const COLUMN_GROUPS = {
  run: later('Run'),
  results: later('Results'),
  settings: later('Settings'),
  layers: later('Layers'),
  cost: later('Cost'),
} as const;

/** A column of the table of runs. */
export interface RunColumn {
  readonly id: string;
  readonly group: keyof typeof COLUMN_GROUPS;
  /** In English, marked by `later`, or composed. */
  readonly label: string | Message;
  readonly term?: TermDeclaration;
  /** Its meaning, in place of the term's general one. */
  readonly help?: string;
  /** The value to sort by; missing ones are last. */
  readonly value: (run: RunSummary) => number | string | null | undefined;
  readonly cell: (run: RunSummary) => ReactNode;
  /** A number that is not of one run, such as a mean. Default: three significant digits. */
  readonly format?: (value: number) => string;
  /** Aligned right, in the font of numbers. */
  readonly isNumber?: boolean;
  /** The better direction: the first click sorts the best run to the top, whose value is highlighted. */
  readonly better?: Metric['direction'];
  /** Hidden until the user shows it. */
  readonly isExtra?: boolean;
}

/** The id of the column of names: always the first one. */
export const NAME = 'name';

/** A column's label in the current language. */
export const labelOf = ({ label }: RunColumn): string => (typeof label === 'string' ? t(label) : say(label));

/** True if a column is shown: by the user's choice, else by default. The name always is. */
export function isShown({ id, isExtra = false }: RunColumn, chosen: Readonly<Record<string, boolean | undefined>>): boolean {
  return id === NAME || (chosen[id] ?? !isExtra);
}

/** The best value of each metric among several runs. */
export function bestValues(columns: readonly RunColumn[], runs: readonly RunSummary[]) {
  return columns.flatMap((column) => {
    const values = column.better ? runs.map(column.value).filter((value) => typeof value === 'number') : [];
    if (values.length < 2) return [];
    const better = column.better === 'max' ? Math.max : Math.min;
    return [{ column, value: values.reduce((a, b) => better(a, b)) }];
  });
}

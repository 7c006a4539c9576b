import type { CellProblem } from './cell.ts';

/** One of the different texts of a target column. */
export interface Entry {
  /** As it is written, without blanks around it. */
  readonly text: string;
  readonly value: number | CellProblem;
  /** The line on which it first stands. */
  readonly line: number;
}

/** The column that entries stand in. */
export interface TargetPlace {
  readonly file: string;
  readonly column: string;
}

/** Whether an entry is a text that is neither a number nor a mark of a missing value. */
export const isText = ({ value }: Entry): boolean => value === 'text';

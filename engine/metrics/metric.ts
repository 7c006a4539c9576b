import type { Answers } from './answers.ts';
import type { Task } from './task.ts';

/** A value for each class or label, in their order; null where there is none. */
export type PerClass = readonly (number | null)[];

/** A number that says how good predictions are, declared once: training, the database, all views and the reference read it. */
export interface Metric<State = unknown> {
  /** Its key in documents, databases and files. */
  readonly name: string;
  readonly label: string;
  /** What it says, in a sentence or two, with its choices where definitions differ. */
  readonly help: string;
  /** TeX, in the notation of the reference. */
  readonly formula: string;
  /** Whether more of it is better, or less. */
  readonly direction: 'max' | 'min';
  /** Its least and its largest value; null where it has none. */
  readonly range: readonly [least: number | null, largest: number | null];
  /** How its values are written: as a percentage, or as a number. */
  readonly format: 'share' | 'number';
  /**
   * The most frequent occasion on which it is computed; rarer ones include it. `steps`: cheap enough for each training step.
   * `epochs`: in the validation after each epoch. `evaluation`: needs all answers at once or has no single number, so that it is
   * computed when a model is evaluated, and after epochs only where a monitor asks for it.
   */
  readonly when: 'steps' | 'epochs' | 'evaluation';
  /** Whether it counts the answers of several losses together; else it needs a graph with one loss that it applies to. */
  readonly pools: boolean;
  /** The losses that it applies to, in words. */
  readonly appliesTo: string;
  readonly applies: (task: Task) => boolean;
  /** Before the first answer. Plain data: part of a checkpoint. */
  readonly start: (task: Task) => State;
  /** Adds the answers of a batch to a state, in place. */
  readonly accumulate: (state: State, answers: Answers) => void;
  /** Its value; NaN where it is undefined. Absent where it has no single number. */
  readonly finish?: (state: State) => number;
  /** Where it has a value for each class: a column of a table. */
  readonly finishClasses?: (state: State) => PerClass;
  /** Where it is a matrix of counts: [wanted][given]. */
  readonly finishMatrix?: (state: State) => number[][];
  /** The paper and its year, where it has one. */
  readonly source?: string;
}

/** Its label within a sentence: those of the kind of ROC AUC and R² stay as they are. */
export function nameMetric({ label }: Pick<Metric, 'label'>): string {
  return /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

export function defineMetric<State>(declaration: Metric<State>): Metric {
  return declaration as Metric;
}

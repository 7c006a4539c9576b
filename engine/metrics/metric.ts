import type { Answers } from './answers.ts';
import type { Task } from './task.ts';

/** A value per class or label, in order; null if undefined. */
export type PerClass = readonly (number | null)[];

/** The validation targets, as far as a guess that needs no learning depends on them. */
export interface Baseline {
  /** Predictions that are compared: one for each sample, or for each of its timesteps. */
  readonly answers: number;
  /** How many of them the most frequent class has; absent for a regression. */
  readonly mostFrequent?: number | undefined;
}

/** A guess that looks at no feature. */
export type Guess = 'mostFrequentClass' | 'mean';

/** How a metric tells a network that has learned something from a guess. */
export interface ChanceDeclaration {
  readonly guess: Guess;
  /** The value of the guess, if a given value is no better; undefined if it is, or if there are too few answers to tell. */
  readonly find: (value: number, baseline: Baseline) => number | undefined;
}

/** A measure of prediction quality, declared once: training, the database, all views and the reference derive from it. */
export interface Metric<State = unknown> {
  /** Key in documents, databases and files. */
  readonly name: string;
  readonly label: string;
  /** A sentence or two, with the conventions chosen where definitions differ. */
  readonly help: string;
  /** TeX, in the notation of the reference. */
  readonly formula: string;
  /** Whether larger or smaller is better. */
  readonly direction: 'max' | 'min';
  /** Minimum and maximum; null if unbounded. */
  readonly range: readonly [least: number | null, largest: number | null];
  /** Displayed as a percentage or as a number. */
  readonly format: 'share' | 'number';
  /**
   * The most frequent occasion on which it is computed; rarer ones include it. `steps`: cheap enough for each training step.
   * `epochs`: in the validation after each epoch. `evaluation`: needs all predictions at once or has no single value, so it is
   * computed in evaluations, and after epochs only if monitored.
   */
  readonly when: 'steps' | 'epochs' | 'evaluation';
  /** True if it pools the predictions of several losses; else it needs a graph with exactly one loss that it applies to. */
  readonly pools: boolean;
  /** The losses that it applies to, in words. */
  readonly appliesTo: string;
  readonly applies: (task: Task) => boolean;
  /** The initial state. Plain data: part of a checkpoint. */
  readonly start: (task: Task) => State;
  /** Adds a batch to a state, in place. */
  readonly accumulate: (state: State, answers: Answers) => void;
  /** Its value; NaN if undefined. Absent if it has no single value. */
  readonly finish?: (state: State) => number;
  /** Set if it has a value per class: a column of a table. */
  readonly finishClasses?: (state: State) => PerClass;
  /** Set if it is a count matrix: [true class][predicted class]. */
  readonly finishMatrix?: (state: State) => number[][];
  /** Set if it tells a network that has learned nothing: of validation samples only. */
  readonly chance?: ChanceDeclaration;
  /** The paper and its year, if any. */
  readonly source?: string;
}

/** Its label within a sentence; names like ROC AUC and R² keep their case. */
export function nameMetric({ label }: Pick<Metric, 'label'>): string {
  return /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

export function defineMetric<State>(declaration: Metric<State>): Metric {
  return declaration as Metric;
}

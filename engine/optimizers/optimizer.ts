import type { Fields, ValuesOf } from '../params/index.ts';

/** What an update knows besides the numbers. */
export interface UpdateSite<P> {
  readonly params: P;
  /** The learning rate of this step, after schedule and control. */
  readonly learningRate: number;
  /** Counts updates from 1. */
  readonly step: number;
}

/** A rule that turns gradients into new parameters, declared once: the training panel, the checks and the engine read it. */
export interface Optimizer<F extends Fields = Fields> {
  readonly type: string;
  readonly label: string;
  readonly documentation: { readonly summary: string; readonly formula: string; readonly source?: string };
  readonly params: F;
  /** Names of the numbers that it remembers for each parameter, all zero at first. */
  readonly slots: (params: ValuesOf<F>) => readonly string[];
  /** The float64 reference: overwrites the parameter and its slots. */
  readonly update: (
    parameter: Float64Array,
    gradient: Float64Array,
    slots: readonly Float64Array[],
    site: UpdateSite<ValuesOf<F>>,
  ) => void;
}

export function defineOptimizer<const F extends Fields>(declaration: Optimizer<F>): Optimizer {
  return declaration as unknown as Optimizer;
}

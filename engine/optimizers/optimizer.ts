import type { Value } from '../ops/index.ts';
import type { Fields, ValuesOf } from '../params/index.ts';

/** When an update takes place. */
export interface UpdateContext<P> {
  readonly params: P;
  /** The learning rate of this step, after schedule and control. */
  readonly learningRate: number;
  /** Counts updates from 1. */
  readonly step: number;
}

type Named<T> = Readonly<Record<string, T>>;

/** What an update works on: tensors of one shape, and scalars. */
export interface UpdateOperands {
  readonly parameter: Value;
  readonly gradient: Value;
  readonly slots: Named<Value>;
  readonly scalars: Named<Value>;
}

export interface Updated {
  readonly parameter: Value;
  /** Every slot. */
  readonly slots: Named<Value>;
}

/** A rule that turns gradients into new parameters, declared once: the training panel, the checks and the engine read it. */
export interface Optimizer<F extends Fields = Fields> {
  readonly type: string;
  readonly label: string;
  readonly documentation: { readonly summary: string; readonly formula: string; readonly source?: string };
  readonly params: F;
  /** Names of the numbers that it remembers for each parameter, all zero at first. */
  readonly slots: (params: ValuesOf<F>) => readonly string[];
  /**
   * Sets the numbers that change from step to step, such as the learning rate; computed in float64, outside of the program.
   * Always the same names in the same order. They are set and not returned, so that a step allocates nothing.
   */
  readonly scalars: (context: UpdateContext<ValuesOf<F>>, into: Record<string, number>) => void;
  /** Puts the update on the operands' tape: element-wise operations only, so that one loop can do it for all parameters. */
  readonly update: (operands: UpdateOperands, params: ValuesOf<F>) => Updated;
}

export function defineOptimizer<const F extends Fields>(declaration: Optimizer<F>): Optimizer {
  return declaration as Optimizer;
}

import type { Value } from '../ops/index.ts';
import type { Fields, ValuesOf } from '../params/index.ts';

/** The context of an update. */
export interface UpdateContext<P> {
  readonly params: P;
  /** The learning rate of this step, after schedule and control. */
  readonly learningRate: number;
  /** Counts updates from 1. */
  readonly step: number;
}

type Named<T> = Readonly<Record<string, T>>;

/** The operands of an update: tensors of one shape, and scalars. */
export interface UpdateOperands {
  readonly parameter: Value;
  readonly gradient: Value;
  readonly slots: Named<Value>;
  readonly scalars: Named<Value>;
}

export interface Updated {
  readonly parameter: Value;

  readonly slots: Named<Value>;
}

/** An update rule, declared once: the training panel, validation and the engine derive from it. */
export interface Optimizer<F extends Fields = Fields> {
  readonly type: string;
  readonly label: string;
  readonly documentation: { readonly summary: string; readonly formula: string; readonly source?: string };
  readonly params: F;
  /** Symbols of slots and scalars, in TeX, where their names are no symbols. */
  readonly symbols?: Readonly<Record<string, string>>;
  /** Names of the state tensors per parameter, initially zero. */
  readonly slots: (params: ValuesOf<F>) => readonly string[];
  /**
   * Sets the scalars that change every step, such as the learning rate; computed in float64, outside the program. Always the same
   * names in the same order. Set rather than returned, so that a step allocates nothing.
   */
  readonly scalars: (context: UpdateContext<ValuesOf<F>>, into: Record<string, number>) => void;
  /** Emits the update on the operands' tape: elementwise operations only, so that one loop can update all parameters. */
  readonly update: (operands: UpdateOperands, params: ValuesOf<F>) => Updated;
}

export function defineOptimizer<const F extends Fields>(declaration: Optimizer<F>): Optimizer {
  return declaration as Optimizer;
}

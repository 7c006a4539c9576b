import { constant, div, maximum, mul, sqrt, type Value } from '../../ops/index.ts';
import type { Fields, ValuesOf } from '../../params/index.ts';

/** A gradient clipping method, declared once: the training panel, validation and the engine derive from it. */
export interface Clip<F extends Fields = Fields> {
  readonly type: string;
  readonly label: string;
  readonly documentation: { readonly summary: string; readonly formula: string; readonly source?: string };
  readonly params: F;
  /** Maps the parameters' gradients to clipped ones, as operations on the gradients' tape. */
  readonly apply: (gradients: readonly Value[], params: ValuesOf<F>) => readonly Value[];
}

export function defineClip<const F extends Fields>(declaration: Clip<F>): Clip {
  return declaration as Clip;
}

/** x c / max(√squares, c). */
export function shrink(x: Value, squares: Value, maxNorm: number): Value {
  const most = constant(x.tape, maxNorm);
  return mul(x, div(most, maximum(sqrt(squares), most)));
}

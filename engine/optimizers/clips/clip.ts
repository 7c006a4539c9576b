import type { Value } from '../../ops/index.ts';
import type { Fields, ValuesOf } from '../../params/index.ts';

/** How gradients are kept from being too large, declared once: the training panel, the checks and the engine read it. */
export interface Clip<F extends Fields = Fields> {
  readonly type: string;
  readonly label: string;
  readonly documentation: { readonly summary: string; readonly formula: string; readonly source?: string };
  readonly params: F;
  /** From the gradient of each parameter to what the optimizer takes, as operations on the gradients' tape. */
  readonly apply: (gradients: readonly Value[], params: ValuesOf<F>) => readonly Value[];
}

export function defineClip<const F extends Fields>(declaration: Clip<F>): Clip {
  return declaration as Clip;
}

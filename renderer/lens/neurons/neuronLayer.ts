import type { Direction } from '../../theme/divergingScale.ts';

/** A layer of neurons in one sample. */
export interface NeuronLayer {
  /** The layer's name. */
  readonly name: string;
  /** In TeX, such as `a^{1}`. */
  readonly symbol: string;
  readonly values: ArrayLike<number>;
  /** δ, or the gradient of what is in `values`. */
  readonly gradientSymbol?: string;
  readonly gradients?: ArrayLike<number>;
  /** The factor before the sum of δ, such as `f'(z^{1})`, if δ has one. */
  readonly slopeSymbol?: string;
}

/** Two layers and the weights between them. */
export interface DenseConnection {
  readonly below: NeuronLayer;
  readonly above: NeuronLayer;
  /** Row-major, [neurons above, neurons below]. */
  readonly weights: ArrayLike<number>;
  readonly weightSymbol: string;
  readonly biasSymbol?: string;
  readonly phase: Direction;
}

/** What a layer shows in a phase: its values, or their gradients. */
export const valuesOf = ({ values, gradients }: NeuronLayer, phase: Direction): ArrayLike<number> =>
  phase === 'forward' ? values : (gradients ?? []);

export const symbolOf = ({ symbol, gradientSymbol }: NeuronLayer, phase: Direction): string =>
  phase === 'forward' ? symbol : (gradientSymbol ?? symbol);

/** The largest finite magnitude. */
export function largestOf(...lists: readonly ArrayLike<number>[]): number {
  let largest = 0;
  for (const list of lists) {
    for (let at = 0; at < list.length; at++) if (Number.isFinite(list[at])) largest = Math.max(largest, Math.abs(list[at]));
  }
  return largest;
}

import type { Arithmetic, Comparison, Logical } from './expression.ts';

/** A tensor of a pass: a node's output or its gradient, the gradient of a weight, or the weight after the update. */
export interface TensorAddress {
  readonly node: string;
  /** `out`, `dout`, `<weight>` (∂J/∂W), or `<weight>/new` (W after the update). */
  readonly quantity: string;
}

/** One of the tensors or parameters that a name stands for. */
export interface Member {
  readonly address: TensorAddress;
  /** Names it in a report: the node or the parameter; absent where the condition names it itself. */
  readonly at?: string;
}

/** A name ranges over nodes or over parameters. */
export type Range = 'nodes' | 'parameters';

export interface TensorTerm {
  readonly kind: 'tensor';
  readonly members: readonly Member[];
  readonly range?: Range | undefined;
}

export const REDUCTIONS = ['norm', 'max', 'min', 'mean', 'dead'] as const;
export type Reduction = (typeof REDUCTIONS)[number];
export const NUMBER_FUNCTIONS = ['abs', 'log10'] as const;
export type NumberFunction = (typeof NUMBER_FUNCTIONS)[number];

/** A part that is a number: one, or one for each node or parameter of its range. */
export type NumberTerm = { readonly range?: Range | undefined } & (
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'scalar'; readonly name: string }
  /** Without a batch index, of the first sample. */
  | { readonly kind: 'element'; readonly address: TensorAddress; readonly index: readonly number[] }
  | { readonly kind: 'reduction'; readonly reduction: Reduction; readonly of: TensorTerm }
  | { readonly kind: 'updateRatio'; readonly of: TensorTerm }
  | { readonly kind: 'function'; readonly name: NumberFunction; readonly of: NumberTerm }
  | { readonly kind: 'negative'; readonly of: NumberTerm }
  | { readonly kind: 'arithmetic'; readonly operator: Arithmetic; readonly left: NumberTerm; readonly right: NumberTerm }
);

/** A side of a comparison with its text. */
export interface Side {
  readonly term: NumberTerm;
  readonly text: string;
}

/** A part that holds or does not. */
export type LogicalTerm =
  | { readonly kind: 'comparison'; readonly operator: Comparison; readonly left: Side; readonly right: Side }
  | { readonly kind: 'logical'; readonly operator: Logical; readonly left: LogicalTerm; readonly right: LogicalTerm }
  | { readonly kind: 'not'; readonly of: LogicalTerm }
  /** Of one tensor; without it, of the loss, the gradients and the weights. */
  | { readonly kind: 'nonFinite'; readonly of?: TensorTerm; readonly text: string };

/** A checked part with its type. */
export type Typed =
  | { readonly type: 'number'; readonly term: NumberTerm }
  | { readonly type: 'tensor'; readonly term: TensorTerm }
  | { readonly type: 'condition'; readonly term: LogicalTerm };

/** A condition that was checked against a graph: plain data. */
export interface Condition {
  readonly text: string;
  readonly term: LogicalTerm;
}

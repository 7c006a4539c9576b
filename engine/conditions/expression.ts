/** A part of a condition's text: the characters from `start` up to `end`. */
interface Part {
  readonly start: number;
  readonly end: number;
}

export const COMPARISONS = ['<', '<=', '>', '>=', '==', '!='] as const;
export type Comparison = (typeof COMPARISONS)[number];
export const ARITHMETIC = ['+', '-', '*', '/'] as const;
export type Arithmetic = (typeof ARITHMETIC)[number];
export type Logical = 'and' | 'or';

export interface NumberExpression extends Part {
  readonly kind: 'number';
  readonly value: number;
}

/** `loss`, `validation.loss`, `hidden.out`, `'layer 1'.weight[3,17]`: the parts between dots, without quotes. */
export interface NameExpression extends Part {
  readonly kind: 'name';
  readonly parts: readonly string[];
  readonly index?: readonly number[] | undefined;
}

export interface CallExpression extends Part {
  readonly kind: 'call';
  readonly name: string;
  readonly arguments: readonly Expression[];
}

export interface UnaryExpression extends Part {
  readonly kind: 'unary';
  readonly operator: '-' | 'not';
  readonly operand: Expression;
}

export interface BinaryExpression extends Part {
  readonly kind: 'binary';
  readonly operator: Comparison | Arithmetic | Logical;
  readonly left: Expression;
  readonly right: Expression;
}

/** A condition's text as a tree, not yet checked against a graph. */
export type Expression = NumberExpression | NameExpression | CallExpression | UnaryExpression | BinaryExpression;

/** Functions of one number, by the type of the operation that applies them. */
export type FunctionName =
  | 'exp'
  | 'log'
  | 'square'
  | 'sqrt'
  | 'sign'
  | 'abs'
  | 'step'
  | 'relu'
  | 'cos'
  | 'tanh'
  | 'sigmoid'
  | 'softplus'
  | 'erf';

/**
 * How one number is computed from others. `Leaf` names a number computed elsewhere: for an operation, an element of one of its
 * inputs.
 */
export type Expression<Leaf> =
  | { readonly kind: 'leaf'; readonly leaf: Leaf }
  | { readonly kind: 'number'; readonly value: number }
  /** A random number of the step, or one given by the operation itself. */
  | { readonly kind: 'drawn'; readonly value: number }
  | { readonly kind: 'sum'; readonly terms: readonly Expression<Leaf>[] }
  | { readonly kind: 'product'; readonly factors: readonly Expression<Leaf>[] }
  | { readonly kind: 'negative'; readonly of: Expression<Leaf> }
  | { readonly kind: 'quotient'; readonly numerator: Expression<Leaf>; readonly denominator: Expression<Leaf> }
  | { readonly kind: 'function'; readonly name: FunctionName; readonly of: Expression<Leaf> }
  /** The largest or smallest; of equal ones the first wins. */
  | { readonly kind: 'maximum' | 'minimum'; readonly of: readonly Expression<Leaf>[] }
  /** 1 if a class index is this one, else 0. */
  | { readonly kind: 'isClass'; readonly of: Expression<Leaf>; readonly index: number };

/** An element of an operation's input: which input, and the offset in it. */
export interface Element {
  readonly input: number;
  readonly at: number;
}

/** How an element of an operation's output comes about from elements of its inputs. */
export type ElementExpression = Expression<Element>;

export const element = (input: number, at: number): ElementExpression => ({ kind: 'leaf', leaf: { input, at } });
export const literal = <Leaf>(value: number): Expression<Leaf> => ({ kind: 'number', value });
export const sumOf = <Leaf>(terms: readonly Expression<Leaf>[]): Expression<Leaf> =>
  terms.length === 1 ? terms[0] : { kind: 'sum', terms };
export const productOf = <Leaf>(...factors: readonly Expression<Leaf>[]): Expression<Leaf> => ({ kind: 'product', factors });
export const negativeOf = <Leaf>(of: Expression<Leaf>): Expression<Leaf> => ({ kind: 'negative', of });
export const quotientOf = <Leaf>(numerator: Expression<Leaf>, denominator: Expression<Leaf>): Expression<Leaf> => ({
  kind: 'quotient',
  numerator,
  denominator,
});
export const functionOf = <Leaf>(name: FunctionName, of: Expression<Leaf>): Expression<Leaf> => ({ kind: 'function', name, of });

/** The leaves of an expression, in reading order. */
export function leavesOf<Leaf>(expression: Expression<Leaf>): Leaf[] {
  return expression.kind === 'leaf' ? [expression.leaf] : partsOf(expression).flatMap(leavesOf);
}

/** The expressions directly within one. */
export function partsOf<Leaf>(expression: Expression<Leaf>): readonly Expression<Leaf>[] {
  switch (expression.kind) {
    case 'sum':
      return expression.terms;
    case 'product':
      return expression.factors;
    case 'quotient':
      return [expression.numerator, expression.denominator];
    case 'maximum':
    case 'minimum':
      return expression.of;
    case 'negative':
    case 'function':
    case 'isClass':
      return [expression.of];
    default:
      return [];
  }
}

/** Builds an expression that is no leaf again, with other parts. */
export function rebuild<From, To>(
  expression: Exclude<Expression<From>, { readonly kind: 'leaf' }>,
  part: (of: Expression<From>) => Expression<To>,
): Expression<To> {
  switch (expression.kind) {
    case 'number':
    case 'drawn':
      return expression;
    case 'sum':
      return { kind: 'sum', terms: expression.terms.map(part) };
    case 'product':
      return { kind: 'product', factors: expression.factors.map(part) };
    case 'negative':
    case 'function':
    case 'isClass':
      return { ...expression, of: part(expression.of) };
    case 'quotient':
      return quotientOf(part(expression.numerator), part(expression.denominator));
    default:
      return { ...expression, of: expression.of.map(part) };
  }
}

/** Replaces each leaf by an expression. */
export function substitute<From, To>(expression: Expression<From>, replace: (leaf: From) => Expression<To>): Expression<To> {
  if (expression.kind === 'leaf') return replace(expression.leaf);
  return rebuild(expression, (part) => substitute(part, replace));
}

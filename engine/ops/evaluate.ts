import type { Expression } from './expression.ts';
import { FUNCTIONS } from './functions.ts';

/** The value of an expression, in float64. */
export function evaluate<Leaf>(expression: Expression<Leaf>, read: (leaf: Leaf) => number): number {
  const value = (part: Expression<Leaf>): number => evaluate(part, read);
  switch (expression.kind) {
    case 'leaf':
      return read(expression.leaf);
    case 'number':
    case 'drawn':
      return expression.value;
    case 'sum':
      return expression.terms.reduce((total, term) => total + value(term), 0);
    case 'product':
      return expression.factors.reduce((product, factor) => product * value(factor), 1);
    case 'negative':
      return -value(expression.of);
    case 'quotient':
      return value(expression.numerator) / value(expression.denominator);
    case 'function':
      return FUNCTIONS[expression.name](value(expression.of));
    case 'maximum':
      return Math.max(...expression.of.map(value));
    case 'minimum':
      return Math.min(...expression.of.map(value));
    case 'isClass':
      return value(expression.of) === expression.index ? 1 : 0;
  }
}

import { type Expression, negativeOf, partsOf, productOf, quotientOf } from '../../ops/index.ts';

/** Shorter sums stay together within a product, as in δ (a - a²). */
const FEWEST_DISTRIBUTED = 4;

/** The terms of an expression as one sum: nested sums are joined, and factors of a long sum go to each of its terms. */
export function termsOf<Leaf>(expression: Expression<Leaf>): Expression<Leaf>[] {
  switch (expression.kind) {
    case 'sum':
      return expression.terms.flatMap(termsOf);
    case 'negative':
      return termsOf(expression.of).map(negate);
    case 'product':
      return distribute(expression.factors) ?? [simplify(expression.factors)];
    case 'quotient': {
      const { numerator, denominator } = expression;
      const terms = termsOf(numerator);
      return terms.length >= FEWEST_DISTRIBUTED ? terms.map((term) => quotientOf(term, denominator)) : [expression];
    }
    default:
      return isZero(expression) ? [] : [expression];
  }
}

function distribute<Leaf>(factors: readonly Expression<Leaf>[]): Expression<Leaf>[] | undefined {
  const sums = factors.map((factor) => termsOf(factor));
  const at = sums.findIndex((terms) => terms.length > 1);
  if (sums.some((terms) => terms.length === 0)) return [];
  if (at < 0 || sums.some((terms, other) => other !== at && terms.length > 1)) return undefined;
  const others = factors.toSpliced(at, 1);
  const isScaled = others.every(({ kind }) => kind === 'number');
  if (sums[at].length < FEWEST_DISTRIBUTED && !isScaled) return undefined;
  return sums[at].map((term) => simplify([...others, term]));
}

const isZero = (expression: Expression<unknown>): boolean => expression.kind === 'number' && expression.value === 0;
const isOne = (expression: Expression<unknown>): boolean => expression.kind === 'number' && expression.value === 1;

/** A product without factors of 1, with one sign, of factors that are no products themselves. */
function simplify<Leaf>(factors: readonly Expression<Leaf>[]): Expression<Leaf> {
  const flat = factors.flatMap(factorsOf);
  const isNegative = flat.filter(({ kind }) => kind === 'negative').length % 2 === 1;
  const unsigned = flat.map((factor) => (factor.kind === 'negative' ? factor.of : factor)).filter((factor) => !isOne(factor));
  const product = unsigned.length === 1 ? unsigned[0] : unsigned.length === 0 ? flat[0] : productOf(...unsigned);
  return isNegative ? negativeOf(product) : product;
}

function factorsOf<Leaf>(factor: Expression<Leaf>): readonly Expression<Leaf>[] {
  if (factor.kind === 'product') return factor.factors.flatMap(factorsOf);
  if (factor.kind === 'negative' && factor.of.kind === 'product') {
    const [first, ...rest] = factor.of.factors.flatMap(factorsOf);
    return [negate(first), ...rest];
  }
  return [factor];
}

const negate = <Leaf>(expression: Expression<Leaf>): Expression<Leaf> =>
  expression.kind === 'negative' ? expression.of : negativeOf(expression);

/** The number of leaves and numbers in an expression. */
export const sizeOfExpression = (expression: Expression<unknown>): number =>
  partsOf(expression).reduce((total, part) => total + sizeOfExpression(part), 1);

import type { Expression, FunctionName } from '../../ops/index.ts';

/** How leaves and numbers are written: as symbols or as values. */
export interface TexWriter<Leaf> {
  readonly leaf: (leaf: Leaf) => string;
  readonly number: (value: number) => string;
  /** A random number. */
  readonly drawn: (value: number) => string;
  /** Between factors. */
  readonly times: string;
  /** The class index of a test, if it runs. */
  readonly classIndex?: (test: Expression<Leaf>) => string | undefined;
  /** Which of several expressions is the largest or smallest, to mark it; undefined to mark none. */
  readonly winner?: (kind: 'maximum' | 'minimum', of: readonly Expression<Leaf>[]) => number;
}

/** How tightly an expression binds: a sum least, a letter most. */
const SUM = 1;
const PRODUCT = 2;
const ATOM = 3;

interface Written {
  readonly tex: string;
  readonly binding: number;
}

/** Longer lists of a maximum are cut. */
const MOST_LISTED = 12;

/** An expression in TeX. */
export function writeTex<Leaf>(expression: Expression<Leaf>, writer: TexWriter<Leaf>): string {
  return write(expression, writer).tex;
}

/** Terms joined by their signs. */
export function joinTerms(terms: readonly string[]): string {
  return terms.map((term, at) => (at === 0 ? term : term.startsWith('-') ? ` - ${term.slice(1)}` : ` + ${term}`)).join('');
}

function write<Leaf>(expression: Expression<Leaf>, writer: TexWriter<Leaf>): Written {
  const inside = (part: Expression<Leaf>, least: number): string => enclose(write(part, writer), least);
  switch (expression.kind) {
    case 'leaf':
      return signed(writer.leaf(expression.leaf));
    case 'number':
      return signed(writer.number(expression.value));
    case 'drawn':
      return signed(writer.drawn(expression.value));
    case 'sum':
      return { tex: joinTerms(expression.terms.map((term) => inside(term, SUM))), binding: SUM };
    case 'negative':
      return { tex: `-${inside(expression.of, PRODUCT)}`, binding: SUM };
    case 'product': {
      const factors = expression.factors.map((factor, at) => inside(factor, at === 0 ? PRODUCT : ATOM));
      return { tex: factors.join(writer.times), binding: PRODUCT };
    }
    case 'quotient':
      return { tex: `\\frac{${inside(expression.numerator, SUM)}}{${inside(expression.denominator, SUM)}}`, binding: PRODUCT };
    case 'function':
      return { tex: FUNCTION_TEX[expression.name](write(expression.of, writer)), binding: ATOM };
    case 'isClass':
      return { tex: `[${inside(expression.of, SUM)} = ${writer.classIndex?.(expression) ?? expression.index}]`, binding: ATOM };
    default: {
      const { kind, of } = expression;
      const winner = writer.winner?.(kind, of);
      const listed = of.map((part, at) => (at === winner ? `\\underline{${inside(part, SUM)}}` : inside(part, SUM)));
      return { tex: `\\${kind === 'maximum' ? 'max' : 'min'}(${cut(listed, winner).join(', ')})`, binding: ATOM };
    }
  }
}

/** A negative number binds like a sum, so that it gets brackets within a product. */
const signed = (tex: string): Written => ({ tex, binding: tex.startsWith('-') ? SUM : ATOM });

const bracket = (tex: string): string => `\\left(${tex}\\right)`;

function enclose({ tex, binding }: Written, least: number): string {
  return binding < least ? bracket(tex) : tex;
}

/** The first ones and the winner. */
function cut(listed: readonly string[], winner = 0): readonly string[] {
  if (listed.length <= MOST_LISTED) return listed;
  const first = listed.slice(0, MOST_LISTED - 1);
  return winner < first.length ? [...first, '\\ldots'] : [...first, '\\ldots', listed[winner]];
}

const call =
  (name: string) =>
  ({ tex }: Written): string =>
    `${name}\\left(${tex}\\right)`;

const FUNCTION_TEX: Readonly<Record<FunctionName, (of: Written) => string>> = {
  exp: ({ tex }) => `e^{${tex}}`,
  log: call('\\ln'),
  square: (of) => `${of.binding < ATOM || of.tex.includes('^') ? bracket(of.tex) : of.tex}^2`,
  sqrt: ({ tex }) => `\\sqrt{${tex}}`,
  sign: call('\\operatorname{sign}'),
  abs: ({ tex }) => `\\left|${tex}\\right|`,
  step: ({ tex }) => `[${tex} > 0]`,
  relu: ({ tex }) => `\\max(${tex}, 0)`,
  cos: call('\\cos'),
  tanh: call('\\tanh'),
  sigmoid: call('\\sigma'),
  softplus: ({ tex }) => `\\ln\\left(1 + e^{${tex}}\\right)`,
  erf: call('\\operatorname{erf}'),
};

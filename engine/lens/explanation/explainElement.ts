import type { Message } from '../../messages/index.ts';
import { type Expression, evaluate, leavesOf, type Operation, positionOf, sizeOf, type Value } from '../../ops/index.ts';
import { formatAddress } from './address.ts';
import { type Expansion, expand } from './expand.ts';
import { remarksOn } from './remarks.ts';
import type { NamedValue, Reference, Scope } from './scope.ts';
import { writeElement } from './symbol.ts';
import { writeSymbolicSum, writeSymbols } from './symbolicSum.ts';
import { termsOf } from './terms.ts';
import { texConstant, texNumber } from './texNumber.ts';
import { joinTerms, type TexWriter, writeTex } from './writeTex.ts';

/** A number that enters another one. */
export interface ExplanationTerm {
  /** In symbols, and with numbers of 3 significant digits. */
  readonly latex: string;
  readonly numbers: string;
  readonly value: number;
  /** The addresses of the numbers that it is made of. */
  readonly from: readonly string[];
}

/** How one number comes about. */
export interface ElementExplanation {
  readonly of: string;
  /** The type of the operation; `given` for data and weights. */
  readonly operation: string;
  /** The equation in symbols, and the right-hand side with numbers of 3 significant digits. */
  readonly latex: string;
  readonly numbers: string;
  readonly value: number;
  /** For a sum: its largest terms, which with the rest add up to the value. Otherwise the numbers that enter it. */
  readonly terms: readonly ExplanationTerm[];
  readonly isSum: boolean;
  readonly rest: { readonly count: number; readonly value: number } | null;
  readonly remarks: readonly Message[];
  /** The symbols, in TeX, of the explained number and of all numbers that its terms are made of, by address. */
  readonly symbols: Readonly<Record<string, string>>;
}

/** What an element is written with. */
interface Writing {
  readonly largest: number;
  /** Of the first running index of a sum. */
  readonly letter: string;
}

/** Explains an element of a value by the operations of its scope. */
export function explainElement(scope: Scope, named: NamedValue, at: number, writing: Writing): ElementExplanation {
  const value = scope.numberAt(named.value, at);
  const of = writeAddress(named, at);
  const symbol = writeNamed(scope, named, at);
  const canonical = scope.nameOf(named.value);
  const isAlias = canonical.quantity !== named.quantity || canonical.node !== named.node;
  const expansion = isAlias && scope.isNamed(named.value) ? aliasOf(named.value, at) : expand(scope, named.value, at);
  const common = { of, value, remarks: remarksOn(expansion?.operations ?? []) };
  if (!expansion) {
    const given = { latex: symbol, numbers: texNumber(value), terms: [], isSum: false, rest: null };
    return { ...common, operation: 'given', ...given, symbols: { [of]: symbol } };
  }
  const { symbols, ...written } = write(scope, symbol, expansion.expression, writing);
  return { ...common, operation: operationOf(expansion), ...written, symbols: { ...symbols, [of]: symbol } };
}

/** The same tensor as another one. */
const aliasOf = (value: Value, at: number): Expansion => ({ expression: { kind: 'leaf', leaf: { value, at } }, operations: [] });

function write(scope: Scope, symbol: string, expression: Expression<Reference>, { largest, letter }: Writing) {
  const terms = termsOf(expression).map((term) => orderFactors(scope, term));
  const isSum = terms.length > 1;
  if (!isSum) {
    const [only = { kind: 'number', value: 0 } as const] = terms;
    const leaves = leavesOf(only);
    return {
      latex: `${symbol} = ${writeSymbolicSum(scope, [only], letter)}`,
      numbers: writeTex(only, numberWriter(scope)),
      terms: leaves.map((leaf) => termOf(scope, { kind: 'leaf', leaf })),
      isSum,
      rest: null,
      symbols: symbolsOf(scope, [only]),
    };
  }
  const { shown, rest } = largestOf(scope, terms, largest);
  const numbers = shown.map((term) => writeTex(term, numberWriter(scope)));
  const tail = rest ? [`\\underbrace{${texNumber(rest.value)}}_{${rest.count}}`] : [];
  return {
    latex: `${symbol} = ${writeSymbolicSum(scope, terms, letter)}`,
    numbers: joinTerms([...numbers, ...tail]),
    terms: shown.map((term) => termOf(scope, term)),
    isSum,
    rest,
    symbols: symbolsOf(scope, shown),
  };
}

/** The symbols of the numbers that enter some terms, by address. */
function symbolsOf(scope: Scope, terms: readonly Expression<Reference>[]): Record<string, string> {
  const leaves = terms.flatMap(leavesOf);
  return Object.fromEntries(
    leaves.map(({ value, at }) => {
      const named = scope.nameOf(value);
      return [writeAddress(named, at), writeNamed(scope, named, at)] as const;
    }),
  );
}

/** As in the derivation: numbers, then δ, then weights. */
function orderFactors(scope: Scope, term: Expression<Reference>): Expression<Reference> {
  if (term.kind === 'negative') return { ...term, of: orderFactors(scope, term.of) };
  if (term.kind !== 'product') return term;
  const rank = (factor: Expression<Reference>): number => {
    if (factor.kind === 'number') return 0;
    if (factor.kind !== 'leaf') return 3;
    const { value } = factor.leaf;
    return scope.isBackward(value) ? 1 : scope.isParameter(value) ? 2 : 3;
  };
  return { ...term, factors: term.factors.toSorted((a, b) => rank(a) - rank(b)) };
}

/** The terms of the largest size, in their own order, and the sum of the others. */
function largestOf(scope: Scope, terms: readonly Expression<Reference>[], largest: number) {
  const values = terms.map((term) => numberOf(scope, term));
  if (terms.length <= largest) return { shown: terms, rest: null };
  const order = values.map((_, at) => at).sort((a, b) => sizeOfTerm(values[b]) - sizeOfTerm(values[a]) || a - b);
  const kept = new Set(order.slice(0, largest));
  const rest = values.reduce((total, value, at) => (kept.has(at) ? total : total + value), 0);
  return { shown: terms.filter((_, at) => kept.has(at)), rest: { count: terms.length - largest, value: rest } };
}

/** A term that is not a number is the first to look at. */
const sizeOfTerm = (value: number): number => (Number.isNaN(value) ? Number.POSITIVE_INFINITY : Math.abs(value));

function termOf(scope: Scope, expression: Expression<Reference>): ExplanationTerm {
  const addresses = leavesOf(expression).map(({ value, at }) => writeAddress(scope.nameOf(value), at));
  return {
    latex: writeSymbols(scope, expression),
    numbers: writeTex(expression, numberWriter(scope)),
    value: numberOf(scope, expression),
    from: [...new Set(addresses)],
  };
}

const numberOf = (scope: Scope, expression: Expression<Reference>): number =>
  evaluate(expression, ({ value, at }) => scope.numberAt(value, at));

function numberWriter(scope: Scope): TexWriter<Reference> {
  return {
    leaf: ({ value, at }) => texNumber(scope.numberAt(value, at)),
    number: texConstant,
    drawn: texNumber,
    times: ' \\cdot ',
    winner: (kind, of) => {
      const values = of.map((part) => numberOf(scope, part));
      return values.indexOf(kind === 'maximum' ? Math.max(...values) : Math.min(...values));
    },
  };
}

const writeAddress = ({ node, quantity, value: { shape } }: NamedValue, at: number): string =>
  formatAddress({ node, quantity, index: positionOf(shape, at) });

function writeNamed({ batch }: Scope, { symbol, value: { shape }, hasBatch }: NamedValue, at: number): string {
  const position = positionOf(shape, at).map(String);
  return writeElement(symbol, hasBatch ? position.slice(1) : position, hasBatch && batch > 1 ? position[0] : undefined);
}

/** The type of the operation over the most elements. */
function operationOf({ operations, expression }: Expansion): string {
  const [first] = operations;
  if (!first) return 'identity';
  const size = ({ inputs }: Operation) => Math.max(0, ...inputs.map(({ shape }) => sizeOf(shape)));
  const whole = operations.filter(({ op }) => op.kind === 'whole' && expression.kind !== 'leaf');
  return whole.reduce((most, next) => (size(next) > size(most) ? next : most), whole[0] ?? first).op.type;
}

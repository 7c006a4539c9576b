import type { Message } from '../../messages/index.ts';
import {
  type Expression,
  evaluate,
  leavesOf,
  literal,
  type Operation,
  positionOf,
  rebuild,
  sizeOf,
  type Value,
} from '../../ops/index.ts';
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
  const { terms, shown, rest } = arrangeTerms(scope, expression, largest);
  const isSum = terms.length > 1;
  const leaves = isSum ? [] : leavesOf(shown[0]).map((leaf) => ({ kind: 'leaf', leaf }) as const);
  return {
    latex: `${symbol} = ${writeSymbolicSum(scope, terms, letter)}`,
    numbers: writeTerms(scope, { shown, rest }),
    terms: (isSum ? shown : leaves).map((term) => termOf(scope, term)),
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

/** An expression as a sum: all its terms, the largest of them in their own order, and the sum of the others. */
export interface ArrangedTerms {
  /** At least one. */
  readonly terms: readonly Expression<Reference>[];
  readonly shown: readonly Expression<Reference>[];
  readonly rest: { readonly count: number; readonly value: number } | null;
}

/** Arranges an expression as it is written. @param largest number of terms of a long sum that are shown */
export function arrangeTerms(scope: Scope, expression: Expression<Reference>, largest: number): ArrangedTerms {
  const found = termsOf(expression).map((term) => orderFactors(scope, term));
  const terms = found.length > 0 ? found : [{ kind: 'number', value: 0 } as const];
  return { terms, ...largestOf(scope, terms, largest) };
}

/** The shown terms with numbers, and the sum of the others over their count. */
export function writeTerms(scope: Scope, { shown, rest }: Pick<ArrangedTerms, 'shown' | 'rest'>, digits?: number): string {
  const numbers = shown.map((term) => writeTex(term, numberWriter(scope, digits)));
  return joinTerms(rest ? [...numbers, writeRest(rest, digits)] : numbers);
}

/** The sum of the terms that are not shown, over their count. */
export const writeRest = ({ count, value }: NonNullable<ArrangedTerms['rest']>, digits?: number): string =>
  `\\underbrace{${texNumber(value, digits)}}_{${count}}`;

/** As in the derivation: numbers, then δ, then weights; several numbers as one. */
function orderFactors(scope: Scope, expression: Expression<Reference>): Expression<Reference> {
  if (expression.kind === 'leaf') return expression;
  const ordered = rebuild<Reference, Reference>(expression, (part) => orderFactors(scope, part));
  if (ordered.kind !== 'product') return ordered;
  const rank = (factor: Expression<Reference>): number => {
    if (factor.kind !== 'leaf') return 2;
    const { value } = factor.leaf;
    return scope.isBackward(value) ? 0 : scope.isParameter(value) ? 1 : 2;
  };
  const constant = ordered.factors.reduce((product, factor) => (factor.kind === 'number' ? product * factor.value : product), 1);
  const others = ordered.factors.filter(({ kind }) => kind !== 'number').toSorted((a, b) => rank(a) - rank(b));
  const factors = constant === 1 && others.length > 0 ? others : [literal<Reference>(constant), ...others];
  return factors.length === 1 ? factors[0] : { kind: 'product', factors };
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

function numberWriter(scope: Scope, digits?: number): TexWriter<Reference> {
  return {
    leaf: ({ value, at }) => texNumber(scope.numberAt(value, at), digits),
    number: texConstant,
    drawn: (value) => texNumber(value, digits),
    times: ' \\cdot ',
    winner: (kind, of) => {
      const values = of.map((part) => numberOf(scope, part));
      return values.indexOf(kind === 'maximum' ? Math.max(...values) : Math.min(...values));
    },
  };
}

const writeAddress = ({ node, quantity, value: { shape } }: NamedValue, at: number): string =>
  formatAddress({ node, quantity, index: positionOf(shape, at) });

/** An element of a named value in symbols. */
export function writeNamed({ batch }: Scope, { symbol, value: { shape }, hasBatch }: NamedValue, at: number): string {
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

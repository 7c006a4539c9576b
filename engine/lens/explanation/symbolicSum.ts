import { type Expression, leavesOf, partsOf, positionOf, substitute } from '../../ops/index.ts';
import type { Reference, Scope } from './scope.ts';
import { writeElement } from './symbol.ts';
import { texConstant } from './texNumber.ts';
import { joinTerms, type TexWriter, writeTex } from './writeTex.ts';

/** Shorter sums are written term by term. */
const FEWEST_SUMMED = 5;
/** Longer sums are not searched for a rule. */
const MOST_SEARCHED = 20_000;

/** A running index of a sum: its values, one per term. */
interface RunningIndex {
  readonly letter: string;
  readonly values: readonly number[];
}

/** A coordinate of a leaf: a number, or factor · index + offset. */
interface Coordinate {
  readonly index?: RunningIndex;
  readonly factor: number;
  readonly offset: number;
}

/** A leaf whose coordinates may run. */
interface RunningReference extends Reference {
  readonly coordinates?: readonly Coordinate[];
}

/**
 * Writes a sum in symbols: terms of one form as Σ over running indices, where their coordinates follow a rule; others term by term, a
 * long list with an ellipsis.
 * @param letter of the first running index: i forwards, j backwards
 */
export function writeSymbolicSum(scope: Scope, terms: readonly Expression<Reference>[], letter: string): string {
  if (terms.length < FEWEST_SUMMED) return joinTerms(terms.map((term) => writeSymbols(scope, term)));
  return joinTerms(
    groupByForm(terms)
      .flatMap((group) => (group.length >= FEWEST_SUMMED && summed(scope, group, letter)) || listed(scope, group))
      .flat(),
  );
}

/** An expression in symbols. */
export const writeSymbols = (scope: Scope, expression: Expression<RunningReference>): string =>
  writeTex(expression, symbolWriter(scope));

function symbolWriter(
  scope: Scope,
  classes?: ReadonlyMap<Expression<RunningReference>, Coordinate>,
): TexWriter<RunningReference> {
  return {
    classIndex(expression) {
      const running = classes?.get(expression);
      return running && writeCoordinate(running);
    },
    leaf: (leaf) => writeLeaf(scope, leaf),
    number: texConstant,
    drawn: () => 'r',
    times: '\\,',
  };
}

function writeLeaf(scope: Scope, { value, at, coordinates }: RunningReference): string {
  const { symbol, hasBatch } = scope.nameOf(value);
  const written = coordinates?.map(writeCoordinate) ?? positionOf(value.shape, at).map(String);
  const indices = hasBatch ? written.slice(1) : written;
  return writeElement(symbol, indices, hasBatch && scope.batch > 1 ? written[0] : undefined);
}

function writeCoordinate({ index, factor, offset }: Coordinate): string {
  if (!index) return String(offset);
  const scaled = factor === 1 ? index.letter : factor === -1 ? `-${index.letter}` : `${factor}${index.letter}`;
  if (offset === 0) return scaled;
  return factor < 0 ? `${offset}${scaled}` : `${scaled}${offset < 0 ? '' : '+'}${offset}`;
}

/** Consecutive terms of the same form: the same operations on elements of the same values. */
function groupByForm(terms: readonly Expression<Reference>[]): Expression<Reference>[][] {
  const groups: Expression<Reference>[][] = [];
  let before: string | undefined;
  for (const term of terms) {
    const form = formOf(term);
    if (form === before) groups.at(-1)?.push(term);
    else groups.push([term]);
    before = form;
  }
  return groups;
}

function formOf(expression: Expression<Reference>): string {
  if (expression.kind === 'leaf') return `#${expression.leaf.value.id}`;
  if (expression.kind === 'number') return String(expression.value);
  const name = expression.kind === 'function' ? expression.name : expression.kind;
  return `${name}(${partsOf(expression).map(formOf).join()})`;
}

function listed(scope: Scope, terms: readonly Expression<Reference>[]): string[] {
  const write = (term: Expression<Reference>) => writeSymbols(scope, term);
  if (terms.length < FEWEST_SUMMED) return terms.map(write);
  return [...terms.slice(0, 2).map(write), '\\cdots', ...terms.slice(-1).map(write)];
}

/** Undefined if the coordinates follow no rule. */
function summed(scope: Scope, terms: readonly Expression<Reference>[], letter: string): string[] | undefined {
  if (terms.length > MOST_SEARCHED) return undefined;
  const rules = new Rules(scope, letter);
  const first = terms[0].kind === 'negative' ? terms[0].of : terms[0];
  const all = terms.map((term) => leavesOf(term));
  const perTerm = (which: number) => all.map((leaves) => leaves[which]);
  const running = all[0].map((leaf, which) => rules.follow(leaf, perTerm(which)));
  const indices = terms.map(classIndices);
  const classes = indices[0].map((_, which) => rules.followNumber(indices.map((own) => own[which])));
  if ([...running, ...classes].includes(undefined) || !rules.areComplete(terms.length)) return undefined;
  let next = 0;
  const body = substitute(first, () => ({ kind: 'leaf', leaf: running[next++] as RunningReference }));
  const tests = new Map(classTests(body).map((test, which) => [test, classes[which] as Coordinate]));
  const tex = writeTex(body, symbolWriter(scope, tests));
  const sums = rules.indices.map(({ letter: index, values }) => {
    return `\\sum_{${index}=${smallest(values)}}^{${largest(values)}}`;
  });
  return [`${terms[0].kind === 'negative' ? '-' : ''}${sums.join('')} ${body.kind === 'sum' ? `\\left(${tex}\\right)` : tex}`];
}

/** The parts that ask whether a number is a class index, in reading order. */
function classTests<Leaf>(expression: Expression<Leaf>): (Expression<Leaf> & { kind: 'isClass' })[] {
  return expression.kind === 'isClass' ? [expression] : partsOf(expression).flatMap(classTests);
}

const classIndices = (expression: Expression<Reference>): number[] => classTests(expression).map(({ index }) => index);

const smallest = (values: readonly number[]): number => values.reduce((least, value) => Math.min(least, value));
const largest = (values: readonly number[]): number => values.reduce((most, value) => Math.max(most, value));

/** Finds the running indices of a sum. */
class Rules {
  readonly indices: RunningIndex[] = [];
  readonly #scope: Scope;
  readonly #letters: string[];

  constructor(scope: Scope, letter: string) {
    this.#scope = scope;
    this.#letters = [letter, 'u', 'v', 'k', 'm', 'n', 'p', 'q'];
  }

  /** The coordinates of a leaf over all terms, as rules. */
  follow(leaf: Reference, perTerm: readonly Reference[]): RunningReference | undefined {
    const { shape } = leaf.value;
    const positions = perTerm.map(({ at }) => positionOf(shape, at));
    const { hasBatch } = this.#scope.nameOf(leaf.value);
    const coordinates: Coordinate[] = [];
    for (let axis = 0; axis < shape.length; axis++) {
      const values = positions.map((position) => position[axis]);
      const coordinate = this.#ruleOf(values, hasBatch && axis === 0);
      if (!coordinate) return undefined;
      coordinates.push(coordinate);
    }
    return { ...leaf, coordinates };
  }

  /** A number over all terms, as a rule. */
  followNumber(values: readonly number[]): Coordinate | undefined {
    return this.#ruleOf(values, false);
  }

  /** True if the terms are all combinations of the indices, each once. */
  areComplete(count: number): boolean {
    const lengths = this.indices.map(({ values }) => new Set(values).size);
    const combinations = new Set(
      Array.from({ length: count }, (_, term) => this.indices.map(({ values }) => values[term]).join()),
    );
    return combinations.size === count && lengths.reduce((product, length) => product * length, 1) === count;
  }

  #ruleOf(values: readonly number[], isSample: boolean): Coordinate | undefined {
    const [first] = values;
    if (values.every((value) => value === first)) return { factor: 0, offset: first };
    for (const index of this.indices) {
      const fitted = asMultiple(values, index);
      if (fitted) return fitted;
    }
    const step = smallestStep(values);
    const least = smallest(values);
    const letter = isSample ? 's' : this.#letters.shift();
    if (letter === undefined) return undefined;
    const index = { letter, values: step === 1 ? values : values.map((value) => (value - least) / step) };
    this.indices.push(index);
    return asMultiple(values, index);
  }
}

/** The coordinate as a multiple of an index, if it is one. */
function asMultiple(values: readonly number[], index: RunningIndex): Coordinate | undefined {
  const other = index.values.findIndex((value) => value !== index.values[0]);
  const factor = (values[other] - values[0]) / (index.values[other] - index.values[0]);
  const offset = values[0] - factor * index.values[0];
  const fits =
    Number.isInteger(factor) && factor !== 0 && values.every((value, at) => value === factor * index.values[at] + offset);
  return fits ? { index, factor, offset } : undefined;
}

function smallestStep(values: readonly number[]): number {
  const distinct = [...new Set(values)].sort((a, b) => a - b);
  return distinct.slice(1).reduce((least, value, at) => Math.min(least, value - distinct[at]), Number.POSITIVE_INFINITY);
}

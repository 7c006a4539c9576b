import type { Message } from '../../messages/index.ts';
import { evaluate, leavesOf } from '../../ops/index.ts';
import type { Exercise, WorksheetPhase } from '../../worksheet/index.ts';
import { expand } from '../explanation/expand.ts';
import { type ArrangedTerms, arrangeTerms, writeRest, writeTerms } from '../explanation/explainElement.ts';
import type { PassScope } from '../explanation/passScope.ts';
import type { Reference, Scope } from '../explanation/scope.ts';
import { writeSymbolicSum, writeSymbols } from '../explanation/symbolicSum.ts';
import { roundNumber, texNumber } from '../explanation/texNumber.ts';
import { joinTerms } from '../explanation/writeTex.ts';
import { drawnIn, explainNotation } from './notes.ts';
import { addressOf, canonical, type SheetNumber, symbolOf } from './sheetNumber.ts';
import type { ExerciseKind } from './texts.ts';

/** Where an exercise stands on the sheet. */
export interface Place {
  readonly phase: WorksheetPhase;
  readonly node: string;
  readonly kind: ExerciseKind;
}

/** A number to calculate, with what it is calculated from. */
export interface SheetExercise extends ArrangedTerms {
  readonly number: SheetNumber;
  readonly remarks: readonly Message[];
  /** Of functions that have a name of their own. */
  readonly definitions: readonly string[];
}

interface SheetOptions {
  /** True if everything that is computed becomes an exercise; else only what is added, and values without a name that it needs. */
  readonly isComplete: boolean;
  /** Terms of a long sum that are shown. */
  readonly largest: number;
  /** Where a number with a name is calculated. */
  readonly placeOf: (number: SheetNumber) => Place;
}

/** The largest relative difference that rounding in between may make, before it is mentioned. */
const TOLERANCE = 0.005;
/** Smaller results are what is left of terms that cancel out exactly, but for the last bits. */
const NOTHING = 1e-14;

/**
 * Collects the exercises of a sheet in the order in which they can be calculated. Every number that an exercise shows is the result of
 * an exercise before it, or given.
 */
export class Sheet {
  readonly groups: (Place & { readonly exercises: SheetExercise[] })[] = [];
  readonly given: SheetNumber[] = [];
  readonly #pass: PassScope;
  readonly #options: SheetOptions;
  readonly #known = new Set<string>();

  constructor(pass: PassScope, options: SheetOptions) {
    this.#pass = pass;
    this.#options = options;
  }

  /** Adds a number, after those that it needs; a number that nothing computes is given. */
  add(wanted: SheetNumber, place: Place): void {
    const number = canonical(wanted.scope, wanted.named, wanted.at);
    const address = addressOf(this.#pass, number);
    if (this.#known.has(address)) return;
    this.#known.add(address);
    const { scope, named, at } = number;
    const expansion = expand(scope, named.value, at);
    if (!expansion || leavesOf(expansion.expression).length === 0) {
      this.given.push(number);
      return;
    }
    const arranged = arrangeTerms(scope, expansion.expression, this.#options.largest);
    for (const leaf of arranged.shown.flatMap(leavesOf)) this.#need(scope, leaf, place);
    this.#group(place).push({ ...arranged, number, ...explainNotation(expansion) });
  }

  /** An exercise with numbers of some digits. */
  write({ number, terms, shown, rest }: SheetExercise, digits: number): Exercise {
    const { scope, named, at } = number;
    const exact = scope.numberAt(named.value, at);
    const size = [...shown.map((term) => evaluate(term, numbersOf(scope))), rest?.value ?? 0].reduce(
      (total, term) => total + Math.abs(term),
      0,
    );
    const value = Math.abs(exact) <= NOTHING * size ? 0 : exact;
    const rounded = shown.reduce(
      (total, term) => total + evaluate(term, (leaf) => roundNumber(numbersOf(scope)(leaf), digits)),
      roundNumber(rest?.value ?? 0, digits),
    );
    return {
      of: addressOf(this.#pass, number),
      symbol: symbolOf(number),
      formula: writeSymbolicSum(scope, terms, scope.isBackward(named.value) ? 'j' : 'i'),
      largestTerms: rest && joinTerms([...shown.map((term) => writeSymbols(scope, term)), writeRest(rest, digits)]),
      drawn: shown.flatMap(drawnIn).map((drawn) => `r = ${texNumber(drawn, digits)}`),
      numbers: writeTerms(scope, { shown, rest }, digits),
      result: texNumber(value, digits),
      value,
      cancels: Math.abs(rounded - value) > TOLERANCE * Math.abs(value),
    };
  }

  #need(scope: Scope, { value, at }: Reference, place: Place): void {
    const needed = canonical(scope, scope.nameOf(value), at);
    const address = addressOf(this.#pass, needed);
    if (this.#known.has(address)) return;
    if (this.#options.isComplete || !scope.isNamed(value)) {
      this.add(needed, scope === this.#pass && scope.isNamed(value) ? this.#options.placeOf(needed) : place);
      return;
    }
    this.#known.add(address);
    this.given.push(needed);
  }

  #group(place: Place): SheetExercise[] {
    const last = this.groups.at(-1);
    if (last && last.node === place.node && last.kind === place.kind && last.phase === place.phase) return last.exercises;
    const exercises: SheetExercise[] = [];
    this.groups.push({ ...place, exercises });
    return exercises;
  }
}

const numbersOf =
  (scope: Scope) =>
  ({ value, at }: Reference): number =>
    scope.numberAt(value, at);

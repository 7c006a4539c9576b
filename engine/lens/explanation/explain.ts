import { offsetOf, type Value } from '../../ops/index.ts';
import { type Address, formatAddress, parseAddress } from './address.ts';
import { type AddressProblem, addressError } from './addressError.ts';
import { type ElementExplanation, explainElement } from './explainElement.ts';
import type { PassScope } from './passScope.ts';
import type { NamedValue } from './scope.ts';

/** How one number of a pass comes about, and where it goes. */
export interface Explanation extends ElementExplanation {
  /** The values that it enters directly: whole tensors. */
  readonly usedBy: readonly string[];
}

export interface ExplainOptions {
  /** Number of terms of a long sum. Default 12. */
  readonly largest?: number;
}

/**
 * Explains a number of a pass: the operation that computed it, with the numbers that entered.
 * @param address of one element. @see Address
 * @throws UserError lens.address
 */
export function explain(scope: PassScope, address: string, { largest = 12 }: ExplainOptions = {}): Explanation {
  const { named, at } = locate(scope, address);
  const letter = scope.isBackward(named.value) ? 'j' : 'i';
  return { ...explainElement(scope, named, at, { largest, letter }), usedBy: usesOf(scope, named.value) };
}

/** The value of an address and the offset of its element. @throws UserError lens.address */
export function locate(scope: PassScope, text: string): { readonly named: NamedValue; readonly at: number } {
  const address = parseAddress(text);
  const named = address && scope.names.get(address.node, address.quantity);
  const refuse = (problem: AddressProblem) => addressError(text, problem);
  if (!address || !named) throw refuse({ kind: 'unknown', names: scope.names.list(address?.node) });
  const index = completeIndex(address, named);
  const { shape } = named.value;
  if (index.length !== shape.length) throw refuse({ kind: 'rank', shape });
  if (index.some((coordinate, axis) => coordinate >= shape[axis])) throw refuse({ kind: 'range', shape });
  return { named, at: offsetOf(shape, index) };
}

/** Without a batch index the first sample is meant. */
function completeIndex({ index = [] }: Address, { value: { shape }, hasBatch }: NamedValue): readonly number[] {
  return hasBatch && index.length === shape.length - 1 ? [0, ...index] : index;
}

/** Listed users of a number. */
const MOST_USES = 12;

/** The named values that a value enters, through values without names. */
function usesOf(scope: PassScope, value: Value): string[] {
  const uses = new Set<string>();
  const seen = new Set<number>();
  const follow = (from: Value): void => {
    for (const { output } of scope.consumersOf(from)) {
      if (seen.has(output.id)) continue;
      seen.add(output.id);
      if (scope.isNamed(output)) uses.add(formatAddress(scope.nameOf(output)));
      else follow(output);
    }
  };
  follow(value);
  return [...uses].slice(0, MOST_USES);
}

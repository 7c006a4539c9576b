import { offsetOf, type Value } from '../../ops/index.ts';
import { type Address, formatAddress, parseAddress } from './address.ts';
import { type AddressProblem, addressError } from './addressError.ts';
import { type ElementExplanation, explainElement } from './explainElement.ts';
import { findUpdated, type ScopedValue } from './findUpdated.ts';
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
export function explain(pass: PassScope, address: string, { largest = 12 }: ExplainOptions = {}): Explanation {
  const { scope, named, at } = locate(pass, address);
  const letter = scope.isBackward(named.value) ? 'j' : 'i';
  return { ...explainElement(scope, named, at, { largest, letter }), usedBy: scope === pass ? usesOf(pass, named.value) : [] };
}

/** A number, in the scope that explains it. */
export interface Located extends ScopedValue {
  /** Row-major. */
  readonly at: number;
}

/** Finds the number of an address. @throws UserError lens.address */
export function locate(pass: PassScope, text: string): Located {
  const address = parseAddress(text);
  const found = address && find(pass, address);
  const refuse = (problem: AddressProblem) => addressError(text, problem);
  if (!address && !pass.names.nodes.includes(text)) throw refuse({ kind: 'form' });
  if (!address || !found) throw refuse({ kind: 'unknown', names: pass.names.list(address?.node ?? text) });
  const { shape } = found.named.value;
  const index = completeIndex(address, found.named);
  if (index.length !== shape.length) throw refuse({ kind: 'rank', shape });
  if (index.some((coordinate, axis) => coordinate >= shape[axis])) throw refuse({ kind: 'range', shape });
  return { ...found, at: offsetOf(shape, index) };
}

function find(pass: PassScope, { node, quantity }: Address): ScopedValue | undefined {
  const named = pass.names.get(node, quantity);
  if (named) return { scope: pass, named };
  // Shared weights are explained as those of the node that owns them.
  const owner = pass.pass.graph.analysis.nodes.get(node)?.tiedTo;
  if (owner !== undefined) return find(pass, { node: owner, quantity });
  const [weight, part] = quantity.split('/');
  return part === undefined ? undefined : findUpdated(pass, `${node}.${weight}`, quantity);
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

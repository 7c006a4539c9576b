import { positionOf } from '../../ops/index.ts';
import { formatAddress } from '../explanation/address.ts';
import { writeNamed } from '../explanation/explainElement.ts';
import type { ScopedValue } from '../explanation/findUpdated.ts';
import type { PassScope } from '../explanation/passScope.ts';
import type { Scope } from '../explanation/scope.ts';

/** One number of a pass, in the scope that explains it. */
export interface SheetNumber extends ScopedValue {
  /** Row-major. */
  readonly at: number;
}

/** A number under the first of its names, which formulas use. */
export function canonical(scope: Scope, { value }: ScopedValue['named'], at: number): SheetNumber {
  return { scope, named: scope.nameOf(value), at };
}

/** The name of a number; `h.dweight` is ∂J/∂W of `h.weight`. */
export function quantityOf(pass: PassScope, { node, quantity, symbol }: ScopedValue['named']): string {
  const isWeight = pass.pass.program.parameters.some(({ name }) => name === `${node}.${quantity}`);
  return isWeight && symbol.isDerivative ? `d${quantity}` : quantity;
}

/** The address of a number; equal ones are the same number. */
export function addressOf(pass: PassScope, { named, at }: SheetNumber): string {
  return formatAddress({ node: named.node, quantity: quantityOf(pass, named), index: positionOf(named.value.shape, at) });
}

/** A number in symbols. */
export const symbolOf = ({ scope, named, at }: SheetNumber): string => writeNamed(scope, named, at);

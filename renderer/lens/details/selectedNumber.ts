import type { LensPass } from '#app/contract/index.ts';
import type { Direction } from '../../theme/divergingScale.ts';
import { addressParts, elementAddress } from '../values/elementAddress.ts';
import { type PassNode, passNode } from '../values/passValues.ts';

/** A weight of a node, or an input: a number that a person can change. */
export interface ChangeableNumber {
  readonly kind: 'parameter' | 'input';
  /** Of the number itself. */
  readonly address: string;
  /** Of J by it; undefined if it has none. */
  readonly gradient: string | undefined;
}

/** The changeable number that an address is about: that of W for ∂J/∂W and for the update, too. */
export function changeableNumber(address: string, pass: LensPass, isInput: (nodeId: string) => boolean) {
  const { node: id = '', quantity = '', index } = addressParts(address) ?? {};
  const node = passNode(pass, id);
  if (!node || !index) return undefined;
  const parameter = parameterOf(node, quantity);
  if (parameter) {
    const { value, gradient } = parameter;
    return {
      kind: 'parameter',
      address: elementAddress(value.address, index),
      gradient: gradient && elementAddress(gradient.address, index),
    } satisfies ChangeableNumber;
  }
  if (!isInput(id) || (quantity !== 'out' && quantity !== 'dout')) return undefined;
  return {
    kind: 'input',
    address: elementAddress(node.out.address, index),
    gradient: node.dout && elementAddress(node.dout.address, index),
  } satisfies ChangeableNumber;
}

/** The parameter that a quantity of its node belongs to: the value, its gradient, or its update. */
export function parameterOf({ parameters, inner }: PassNode, quantity: string) {
  const [weight] = quantity.split('/');
  if (inner.some(({ name }) => name === weight || `d${name}` === weight)) return undefined;
  return parameters.find(({ name }) => name === weight || `d${name}` === weight);
}

/** Part of the update: the new value, or the optimizer's state. */
export const isUpdate = (address: string): boolean => addressParts(address)?.quantity.includes('/') === true;

/** Forward for values; backward for δ, all other gradients, and the update. A parameter's address is that of ∂J/∂W. */
export function directionOf(address: string, pass: LensPass): Direction {
  const { node = '', quantity = '' } = addressParts(address) ?? {};
  const isValue =
    quantity === 'out' ||
    quantity === 'total' ||
    quantity.startsWith('~') ||
    passNode(pass, node)?.inner.some(({ name }) => name === quantity) === true;
  return isValue ? 'forward' : 'backward';
}

import { addressError, PassScope, type PassState, type PassTensor, parseAddress } from '#engine/lens/index.ts';
import { offsetOf } from '#engine/ops/index.ts';

/** A tensor of a pass, or one of its elements. */
export interface Located {
  readonly node: string;
  readonly quantity: string;
  readonly tensor: PassTensor;
  /** Its row-major position; absent for the whole tensor. */
  readonly element?: number;
}

/**
 * Finds what an address names. Without the index of the sample, the first one is meant.
 * @throws UserError lens.address
 */
export function locate(pass: PassState, text: string): Located {
  const address = parseAddress(text);
  const tensor = address && pass.find(address);
  if (!address || !tensor) throw addressError(text, { kind: 'unknown', names: new PassScope(pass).names.list(address?.node) });
  const { node, quantity, index } = address;
  if (!index) return { node, quantity, tensor, ...(tensor.shape.length === 0 && { element: 0 }) };
  return { node, quantity, tensor, element: elementOf(text, index, tensor) };
}

/** The row-major position of an index. @throws UserError lens.address */
export function elementOf(
  text: string,
  given: readonly number[],
  { shape, hasBatch }: Pick<PassTensor, 'shape' | 'hasBatch'>,
): number {
  const index = hasBatch && given.length === shape.length - 1 ? [0, ...given] : given;
  if (index.length !== shape.length) throw addressError(text, { kind: 'rank', shape });
  if (index.some((at, axis) => at >= shape[axis])) throw addressError(text, { kind: 'range', shape });
  return offsetOf(shape, index);
}

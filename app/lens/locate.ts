import { formatAddress, type PassState, type PassTensor, parseAddress } from '#engine/lens/index.ts';
import { type Message, message } from '#engine/messages/index.ts';
import { formatShape, sizeOf } from '#engine/ops/index.ts';
import { lensError } from './errors.ts';

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
  if (!address) throw notAnAddress(text);
  const { node, quantity } = address;
  const tensor = pass.find(address);
  if (!tensor) throw unknown(pass, text, node, quantity);
  if (!address.index) return { node, quantity, tensor, ...(tensor.shape.length === 0 && { element: 0 }) };
  return { node, quantity, tensor, element: elementOf(text, address.index, tensor) };
}

/** The row-major position of an index. @throws UserError lens.address */
export function elementOf(
  text: string,
  given: readonly number[],
  { shape, hasBatch }: Pick<PassTensor, 'shape' | 'hasBatch'>,
): number {
  const index = hasBatch && given.length === shape.length - 1 ? [0, ...given] : given;
  if (index.length !== shape.length || index.some((at, axis) => at >= shape[axis])) throw outside(text, shape);
  return index.reduce((element, at, axis) => element * shape[axis] + at, 0);
}

const EXAMPLE = message('a node, a quantity and an index, such as {{example}}', { example: 'hidden.weight[3,17]' });

function notAnAddress(received: string) {
  const text = message("'{{received}}' is no address; expected {{expected}}", { received, expected: EXAMPLE });
  return lensError('lens.address', text, { where: received, expected: EXAMPLE, received });
}

function unknown({ program }: PassState, address: string, node: string, quantity: string) {
  const expected: Message = program.observed.has(node)
    ? message('the output, the gradient or a weight of the node')
    : message('a node of the pass');
  const text = message("'{{address}}' is not in this pass; expected {{expected}}", { address, expected });
  return lensError('lens.address', text, { where: node, expected, received: quantity });
}

function outside(address: string, shape: readonly number[]) {
  const values = { address, shape: formatShape(shape), count: sizeOf(shape) };
  const text = message("'{{address}}' is outside its tensor, which has shape {{shape}}", values);
  return lensError('lens.address', text, {
    where: formatAddress({ node: address, quantity: '' }).slice(0, -1),
    expected: message('an index within shape {{shape}}', values),
    received: address,
  });
}

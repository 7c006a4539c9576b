import type { TensorPart, TensorRange } from '#app/contract/index.ts';
import { type PassState, tensorSymbols } from '#engine/lens/index.ts';
import { encode } from './describeTensor.ts';
import { locate } from './locate.ts';
import { tensorOf } from './tensorOf.ts';

/**
 * A range of the elements of a tensor; with an index, from that element on.
 * @throws UserError lens.address
 */
export function readPart(pass: PassState, { address, from, count }: TensorRange): TensorPart {
  const { tensor, node, quantity, element = 0 } = locate(pass, address);
  const symbol = tensorSymbols(pass.graph.analysis, pass.program.inner)(node, quantity);
  const numbers = tensor.read();
  const start = Math.min(element + from, numbers.length);
  return {
    ...tensorOf(pass, { node, quantity, symbol }, tensor),
    from: start,
    data: encode(numbers.subarray(start, start + count)),
  };
}

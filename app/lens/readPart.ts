import type { TensorPart, TensorRange } from '#app/contract/index.ts';
import { formatAddress, type PassState, tensorSymbols } from '#engine/lens/index.ts';
import { describeTensor, encode } from './describeTensor.ts';
import { locate } from './locate.ts';

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
    ...describeTensor({ node, quantity, symbol }, tensor.shape, numbers),
    address: formatAddress({ node, quantity }),
    from: start,
    data: encode(numbers.subarray(start, start + count)),
  };
}

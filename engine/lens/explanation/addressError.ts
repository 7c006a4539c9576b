import { declareErrors, message } from '../../messages/index.ts';
import { formatShape, type Shape } from '../../ops/index.ts';

const lensError = declareErrors({ 'lens.address': 'No number of the pass has this address.' });

/** Why an address names no number. */
export type AddressProblem =
  /** Not written as an address. */
  | { readonly kind: 'form' }
  /** With the known addresses of the node, or all nodes if the node is unknown. */
  | { readonly kind: 'unknown'; readonly names: readonly string[] }
  | { readonly kind: 'rank' | 'range'; readonly shape: Shape };

/** Names listed in an error. */
const MOST_NAMES = 24;

export function addressError(address: string, problem: AddressProblem) {
  const details = { where: address, received: address };
  if (problem.kind === 'form') {
    const expected = message('{{form}}, with whole numbers from 0', { form: 'node.name[index, …]' });
    const text = message("'{{address}}' is no address; expected {{expected}}", { address, expected });
    return lensError('lens.address', text, { ...details, expected });
  }
  if (problem.kind === 'unknown') {
    const names = [...problem.names.slice(0, MOST_NAMES)];
    const expected = message('one of {{names}}', { names });
    return lensError(
      'lens.address',
      message("Nothing has the address '{{address}}'; expected {{expected}}", { address, expected }),
      {
        ...details,
        expected,
      },
    );
  }
  const shape = formatShape(problem.shape);
  const expected =
    problem.kind === 'rank'
      ? message('{{count}} indices, for shape {{shape}}', { count: problem.shape.length, shape })
      : message('indices from 0, below {{shape}}', { shape });
  return lensError('lens.address', message("'{{address}}' names no element; expected {{expected}}", { address, expected }), {
    ...details,
    expected,
  });
}

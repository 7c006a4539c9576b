import type { LensQuestion } from '#app/contract/index.ts';
import type { CheckedGraph } from '#engine/graph/index.ts';
import { type Change, parseAddress } from '#engine/lens/index.ts';
import { message } from '#engine/messages/index.ts';
import { lensError } from './errors.ts';
import { elementOf } from './locate.ts';

/**
 * What-if changes as elements of parameters and of inputs. Values of inputs and targets are in the units of the network, as a pass
 * shows them.
 * @throws UserError lens.address, lens.notChangeable
 */
export function changesOf(graph: CheckedGraph, changes: LensQuestion['changes'], batch: number): Change[] {
  return changes.map(({ address, value }) => ({ ...changeable(graph, address, batch), value }));
}

/** A number that a person can change. @throws UserError lens.address, lens.notChangeable */
export function changeable({ analysis }: CheckedGraph, text: string, batch: number): Omit<Change, 'value'> {
  const { node = '', quantity = '', index = [] } = parseAddress(text) ?? {};
  const found = analysis.nodes.get(node);
  const weight = found?.weights[quantity];
  if (found && weight) {
    const name = `${found.tiedTo ?? node}.${quantity}`;
    return { name, element: elementOf(text, index, { shape: weight.shape, hasBatch: false }) };
  }
  const isData = found?.layer?.type === 'input' || found?.layer?.type === 'target';
  if (!isData || quantity !== 'out' || !found?.output) throw notChangeable(text);
  return { name: node, element: elementOf(text, index, { shape: [batch, ...found.output], hasBatch: true }) };
}

function notChangeable(address: string) {
  const expected = message('an element of a weight, an input or a target');
  const text = message("'{{address}}' is computed and cannot be changed; expected {{expected}}", { address, expected });
  return lensError('lens.notChangeable', text, { where: address, expected, received: address });
}

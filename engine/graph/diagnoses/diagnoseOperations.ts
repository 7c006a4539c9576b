import { FEW_OPERATIONS } from '../../layers/index.ts';
import { type Message, message } from '../../messages/index.ts';
import { type NodeAnalysis, nameNode } from '../analysis/nodeAnalysis.ts';
import { type Diagnostic, formatCount } from '../document/diagnostic.ts';

/**
 * Maximum operations of the forward pass. The backward pass has about twice as many, and each takes memory and compile time: this
 * many take some ten seconds. A chain of 20,000 layers has fewer, as has a GRU over 12,000 timesteps.
 */
export const MOST_OPERATIONS = 250_000;

/** Limits the number of operations before lowering. Reported at the node with the largest share. */
export function diagnoseOperations(analyses: ReadonlyMap<string, NodeAnalysis>): Diagnostic[] {
  let total = 0;
  let largest: { readonly node: NodeAnalysis; readonly operations: number } | undefined;
  for (const node of analyses.values()) {
    const operations = operationsOf(node);
    total += operations;
    if (!largest || operations > largest.operations) largest = { node, operations };
  }
  if (!largest || total <= MOST_OPERATIONS) return [];
  return [describeExcess(largest.node, largest.operations, total)];
}

/** Upper bound on the operations a node lowers to; 0 if its shapes are unknown. */
export function operationsOf({ layer, inputs, params, output }: NodeAnalysis): number {
  if (!layer || !output) return 0;
  return layer.operations?.(inputs, params) ?? FEW_OPERATIONS;
}

function describeExcess(analysis: NodeAnalysis, operations: number, total: number): Diagnostic {
  const { node, layer, inputs } = analysis;
  const timesteps = layer?.timesteps?.(inputs);
  const expected = message('at most {{count}} operations in the whole network', { count: formatCount(MOST_OPERATIONS) });
  const counted = describeShare(operations, total);
  const values = { node: nameNode(node), operations: counted, expected };
  return {
    code: 'graph.tooManyOperations',
    severity: 'error',
    nodeId: node.id,
    ...(timesteps === undefined
      ? message('{{node}} makes {{operations}}; expected {{expected}}. Use fewer layers', values)
      : message(
          '{{node}} is unrolled over {{timesteps}} timesteps into {{operations}}; expected {{expected}}. Use shorter sequences, or fewer recurrent layers',
          { ...values, timesteps: formatCount(timesteps) },
        )),
    expected,
    received: formatCount(total),
  };
}

function describeShare(operations: number, total: number): Message {
  const count = formatCount(operations);
  if (total === operations) return message('{{count}} operations', { count });
  return message('{{count}} operations, of {{total}} in the whole network', { count, total: formatCount(total) });
}

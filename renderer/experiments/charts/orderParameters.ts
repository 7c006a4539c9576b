import { isBias } from './isBias.ts';

export interface OrderedParameter {
  readonly name: string;
  /** The place of its node among those with parameters, from the input on. */
  readonly depth: number;
}

/**
 * Parameters from the input to the output, and of one node the weights before the biases.
 * @param nodeOrder node ids, each after those that it depends on; nodes that are not in it come last
 */
export function orderParameters(names: readonly string[], nodeOrder: readonly string[]): OrderedParameter[] {
  const order = new Map(nodeOrder.map((id, index) => [id, index]));
  const orderOf = (name: string) => order.get(nodeOf(name)) ?? nodeOrder.length;
  const sorted = names.toSorted(
    (a, b) => orderOf(a) - orderOf(b) || nodeOf(a).localeCompare(nodeOf(b)) || Number(isBias(a)) - Number(isBias(b)),
  );
  const nodes = [...new Set(sorted.map(nodeOf))];
  return sorted.map((name) => ({ name, depth: nodes.indexOf(nodeOf(name)) }));
}

/** The node that a parameter belongs to: what stands before the last point of its name. */
function nodeOf(parameter: string): string {
  return parameter.slice(0, Math.max(0, parameter.lastIndexOf('.')));
}

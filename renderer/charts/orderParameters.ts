import { isBias } from './isBias.ts';

export interface OrderedParameter {
  readonly name: string;
  /** Index of its node among those with parameters, from the input on. */
  readonly depth: number;
}

/**
 * Parameters from input to output; within a node, weights before biases.
 * @param nodeOrder node ids in topological order; other nodes come last
 */
export function orderParameters(names: readonly string[], nodeOrder: readonly string[]): OrderedParameter[] {
  const place = new Map(nodeOrder.map((id, index) => [id, index]));
  const placeOf = (name: string) => place.get(nodeOf(name)) ?? nodeOrder.length;
  const sorted = names.toSorted(
    (a, b) => placeOf(a) - placeOf(b) || nodeOf(a).localeCompare(nodeOf(b)) || Number(isBias(a)) - Number(isBias(b)),
  );
  const nodes = [...new Set(sorted.map(nodeOf))];
  return sorted.map((name) => ({ name, depth: nodes.indexOf(nodeOf(name)) }));
}

/** A parameter's node: its name up to the last dot. */
function nodeOf(parameter: string): string {
  return parameter.slice(0, Math.max(0, parameter.lastIndexOf('.')));
}

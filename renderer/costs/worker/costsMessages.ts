import type { GraphCosts, NodeCosts } from '#engine/compile/index.ts';

export type { GraphCosts, NodeCosts } from '#engine/compile/index.ts';

/** The request: a graph document as JSON, which is copied faster than objects. */
export type CostsRequest = string;

/** The response: costs with the values of all nodes in one transferable buffer. */
export interface CostsAnswer extends Omit<GraphCosts, 'nodes'> {
  readonly ids: readonly string[];
  /** The values of {@link NUMBERS} per node, in id order. */
  readonly numbers: Float64Array<ArrayBuffer>;
}

const NUMBERS = [
  'sample',
  'forward',
  'backward',
  'outputBytes',
  'parameterBytes',
  'slotBytes',
] as const satisfies readonly (keyof NodeCosts)[];

export function packCosts({ nodes, ...whole }: GraphCosts): CostsAnswer {
  const numbers = new Float64Array(nodes.size * NUMBERS.length);
  let at = 0;
  for (const costs of nodes.values()) for (const name of NUMBERS) numbers[at++] = costs[name];
  return { ...whole, ids: [...nodes.keys()], numbers };
}

export function unpackCosts({ ids, numbers, ...whole }: CostsAnswer): GraphCosts {
  const nodes = new Map<string, NodeCosts>();
  ids.forEach((id, index) => {
    const [sample, forward, backward, outputBytes, parameterBytes, slotBytes] = numbers.subarray(index * NUMBERS.length);
    nodes.set(id, { sample, forward, backward, outputBytes, parameterBytes, slotBytes });
  });
  return { ...whole, nodes };
}

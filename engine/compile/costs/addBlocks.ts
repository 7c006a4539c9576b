import type { NodeCosts } from './graphCosts.ts';

/** Adds the costs of blocks: the sums over their contents, whose ids begin with the block's id and a slash. */
export function addBlocks(nodes: Map<string, NodeCosts>): void {
  const own = new Map(nodes);
  for (const [id, costs] of own) {
    for (let end = id.indexOf('/'); end >= 0; end = id.indexOf('/', end + 1)) {
      const block = id.slice(0, end);
      if (own.has(block)) continue;
      const before = nodes.get(block);
      nodes.set(block, before ? addCosts(before, costs) : costs);
    }
  }
}

const addCosts = (a: NodeCosts, b: NodeCosts): NodeCosts => ({
  sample: a.sample + b.sample,
  forward: a.forward + b.forward,
  backward: a.backward + b.backward,
  outputBytes: a.outputBytes + b.outputBytes,
  parameterBytes: a.parameterBytes + b.parameterBytes,
  slotBytes: a.slotBytes + b.slotBytes,
});

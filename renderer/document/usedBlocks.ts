import { type BlockDefinition, blockOf, type GraphDocument, type GraphNode } from '#engine/graph/index.ts';

type WithBlocks = Pick<GraphDocument, 'blocks'>;

/** The blocks that some nodes stand for, and those within them, innermost first. */
export function blocksFor(document: WithBlocks, nodes: readonly GraphNode[]): BlockDefinition[] {
  const found = new Set<BlockDefinition>();
  const seen = new Set<BlockDefinition>();
  const visit = (node: GraphNode) => {
    const block = blockOf(document, node);
    if (!block || seen.has(block)) return;
    seen.add(block);
    block.nodes.forEach(visit);
    found.add(block);
  };
  nodes.forEach(visit);
  return [...found];
}

/** The ids of all blocks that a node of the graph, or of a block, stands for. */
export function usedBlocks({ nodes, blocks = [] }: Pick<GraphDocument, 'nodes' | 'blocks'>): Set<string> {
  const all = [...nodes, ...blocks.flatMap((block) => block.nodes)];
  return new Set(
    all.flatMap(({ type, params }) => (type === 'block' && typeof params?.block === 'string' ? [params.block] : [])),
  );
}

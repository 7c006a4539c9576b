import { type BlockDefinition, blockOf, type GraphDocument, type GraphNode } from '#engine/graph/index.ts';

type WithBlocks = Pick<GraphDocument, 'blocks'>;

/** The blocks used by some nodes, including nested ones, innermost first. */
export function blocksFor(document: WithBlocks, nodes: readonly GraphNode[]): BlockDefinition[] {
  const found = new Set<BlockDefinition>();
  const seen = new Set<BlockDefinition>();
  // Without recursion: nesting may exceed the stack.
  const path: { readonly block?: BlockDefinition; readonly nodes: readonly GraphNode[]; next: number }[] = [{ nodes, next: 0 }];
  for (let at = path.at(-1); at; at = path.at(-1)) {
    const node = at.nodes[at.next++];
    if (!node) {
      path.pop();
      if (at.block) found.add(at.block);
      continue;
    }
    const block = blockOf(document, node);
    if (!block || seen.has(block)) continue;
    seen.add(block);
    path.push({ block, nodes: block.nodes, next: 0 });
  }
  return [...found];
}

/** The ids of all blocks used in the graph or in a block. */
export function usedBlocks({ nodes, blocks = [] }: Pick<GraphDocument, 'nodes' | 'blocks'>): Set<string> {
  const all = [...nodes, ...blocks.flatMap((block) => block.nodes)];
  return new Set(
    all.flatMap(({ type, params }) => (type === 'block' && typeof params?.block === 'string' ? [params.block] : [])),
  );
}

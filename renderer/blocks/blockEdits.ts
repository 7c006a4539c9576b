import { BLOCK, type BlockDefinition, blockOf, type GraphDocument, type GraphNode, layerOf } from '#engine/graph/index.ts';
import { freshId, type Recipe } from '../document/index.ts';

/** Sets a block's name or description; an empty text removes it. */
export function setBlockText(blockId: string, field: 'name' | 'description', text: string): Recipe {
  return (draft) => {
    const block = draft.blocks?.find(({ id }) => id === blockId);
    if (!block) return;
    if (text.trim() === '') delete block[field];
    else block[field] = field === 'name' ? text.slice(0, 200) : text;
  };
}

/** Adds blocks to a document. */
export function addBlocks(blocks: readonly BlockDefinition[]): Recipe {
  return (draft) => {
    if (blocks.length === 0) return;
    draft.blocks = [...(draft.blocks ?? []), ...(structuredClone(blocks) as NonNullable<typeof draft.blocks>)];
  };
}

/** Bypasses nodes, or stops bypassing them. */
export function setBypassed(nodeIds: ReadonlySet<string>, bypassed: boolean): Recipe {
  return (draft) => {
    for (const node of draft.nodes) {
      if (!nodeIds.has(node.id)) continue;
      if (bypassed) node.bypassed = true;
      else delete node.bypassed;
    }
  };
}

/** The nodes whose weights can be frozen. */
export function freezable(document: GraphDocument, nodes: readonly GraphNode[]): GraphNode[] {
  return nodes.filter((node) => 'trainable' in (layerOf(document, node)?.params ?? {}));
}

/** Freezes or unfreezes the weights of nodes. */
export function setFrozen(nodeIds: ReadonlySet<string>, frozen: boolean): Recipe {
  return (draft) => {
    for (const node of draft.nodes) {
      if (!nodeIds.has(node.id)) continue;
      const { trainable: _, ...params } = node.params ?? {};
      const next = frozen ? { ...params, trainable: false } : params;
      if (Object.keys(next).length === 0) delete node.params;
      else node.params = next;
    }
  };
}

/** Gives a node its own copy of its block. */
export function makeUnique(document: GraphDocument, instance: GraphNode, name: string): Recipe | undefined {
  const block = blockOf(document, instance);
  if (!block) return undefined;
  const id = freshId(new Set((document.blocks ?? []).map((known) => known.id)), block.id);
  return (draft) => {
    addBlocks([{ ...block, id, name }])(draft);
    const node = draft.nodes.find((candidate) => candidate.id === instance.id && candidate.type === BLOCK);
    if (node) node.params = { ...node.params, block: id };
  };
}

import {
  BLOCK_INPUT,
  BLOCK_OUTPUT,
  type BlockDefinition,
  blockOf,
  type GraphDocument,
  type GraphNode,
} from '#engine/graph/index.ts';
import { annotationIdsOf, claimId, copyAnnotations, idsOf, type Recipe, usedBlocks } from '../index.ts';
import { type Copy, copyNodes, isPort, offsetOf } from './dissolvedNodes.ts';
import { connectWires } from './dissolvedWires.ts';

export interface Dissolving {
  readonly recipe: Recipe;
  /** The nodes that replace the block, repetition by repetition. */
  readonly ids: readonly string[];
}

/**
 * Replaces a block's node by the block's contents, once per repetition. State is kept: nodes of a frozen block are frozen, of a
 * bypassed one bypassed.
 */
export function dissolveBlock(document: GraphDocument, instance: GraphNode): Dissolving | undefined {
  const block = blockOf(document, instance);
  if (!block) return undefined;
  const copies = claimIds(document, instance, block);
  const nodes = copies.flatMap((copy) => copyNodes(document, instance, block, copy));
  const edges = connectWires(document, instance, block, copies);
  const notes = annotationIdsOf(document);
  const annotations = copies.flatMap(({ offset }) => copyAnnotations(block.annotations, notes, offset));
  const rest = document.nodes.flatMap((node) => (node === instance ? nodes : [node]));
  const isStillUsed = usedBlocks({ ...document, nodes: rest }).has(block.id);
  return {
    ids: nodes.map(({ id }) => id),
    recipe: (draft) => {
      const at = draft.nodes.findIndex(({ id }) => id === instance.id);
      if (at < 0) return;
      draft.nodes.splice(at, 1, ...structuredClone(nodes));
      draft.edges = structuredClone(edges);
      if (annotations.length > 0) draft.annotations = [...(draft.annotations ?? []), ...structuredClone(annotations)];
      for (const { params } of draft.nodes) {
        const owner = typeof params?.tiedTo === 'string' ? ownerAfter(params.tiedTo, instance.id, copies) : undefined;
        if (params && owner !== undefined) params.tiedTo = owner;
      }
      if (!isStillUsed) draft.blocks = draft.blocks?.filter(({ id }) => id !== block.id);
      if (draft.blocks?.length === 0) delete draft.blocks;
    },
  };
}

/** Ids and positional offset of each repetition. */
function claimIds(document: GraphDocument, instance: GraphNode, block: BlockDefinition): Copy[] {
  const taken = idsOf(document);
  taken.delete(instance.id);
  return Array.from({ length: repetitionsOf(instance, block) }, (_, index) => {
    const inner = block.nodes.filter((node) => !isPort(node));
    const ids = new Map(inner.map(({ id }) => [id, claimId(taken, id)]));
    return { ids, offset: offsetOf(instance, block, index) };
  });
}

/** Number of repetitions: 1 if the block cannot be chained, or the number is invalid. */
function repetitionsOf({ params }: GraphNode, { nodes }: BlockDefinition): number {
  const repeat = Number(params?.repeat ?? 1);
  const portsOf = (port: string) => nodes.filter(({ type }) => type === port).length;
  const canRepeat = portsOf(BLOCK_INPUT) === 1 && portsOf(BLOCK_OUTPUT) === 1;
  return canRepeat && Number.isInteger(repeat) && repeat > 1 ? repeat : 1;
}

/** The new id of a weights' owner within the dissolved block. */
function ownerAfter(tiedTo: string, instanceId: string, copies: readonly Copy[]): string | undefined {
  const [head, ...within] = tiedTo.split('/');
  if (head !== instanceId) return undefined;
  const copy = copies.length > 1 ? copies[Number(within.shift()) - 1] : copies[0];
  const [inner, ...deeper] = within;
  const id = inner === undefined ? undefined : copy?.ids.get(inner);
  return id === undefined ? undefined : [id, ...deeper].join('/');
}

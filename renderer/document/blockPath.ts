import type { Draft } from 'immer';
import { type BlockDefinition, blockOf, drawnGraph, type GraphDocument, type GraphNode, openBlock } from '#engine/graph/index.ts';
import { analysisOf } from './analysis.ts';

/**
 * Which block is looked into: the nodes that stand for it and for the blocks around it, from the outermost. The graph itself
 * where it is empty. Never part of the history.
 */
export type BlockPath = readonly string[];

export const ROOT: BlockPath = [];

export function isSamePath(a: BlockPath, b: BlockPath): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index]);
}

interface Opened {
  /** What is drawn there, as a document. */
  readonly document: GraphDocument;
  /** The blocks on the way, the one that is looked into last. */
  readonly blocks: readonly BlockDefinition[];
  /** As much of the place as there is. */
  readonly path: BlockPath;
}

const opened = new WeakMap<GraphDocument, Map<string, Opened>>();

/** Opens a place of a document, as far as it is still there; once for each state of the document. */
function open(document: GraphDocument, path: BlockPath): Opened {
  const known = opened.get(document) ?? new Map<string, Opened>();
  opened.set(document, known);
  const key = JSON.stringify(path);
  const found = known.get(key) ?? walk(document, path);
  known.set(key, found);
  return found;
}

function walk(document: GraphDocument, path: BlockPath): Opened {
  let found: Opened = { document, blocks: [], path: ROOT };
  for (const id of path) {
    const instance = found.document.nodes.find((node) => node.id === id);
    const block = instance && blockOf(document, instance);
    if (!instance || !block || found.blocks.includes(block)) break;
    const entering = drawnGraph(analysisOf(found.document, undefined)).nodes.get(id)?.inputs ?? {};
    const inside = openBlock(found.document, instance, entering);
    if (!inside) break;
    found = { document: inside, blocks: [...found.blocks, block], path: [...found.path, id] };
  }
  return found;
}

/** What is drawn at a place: the document itself, or the inside of a block as one. */
export function documentAt(document: GraphDocument, path: BlockPath): GraphDocument {
  return path.length === 0 ? document : open(document, path).document;
}

/** The blocks that one has gone into on the way to a place. */
export function blocksAlong(document: GraphDocument, path: BlockPath): readonly BlockDefinition[] {
  return path.length === 0 ? [] : open(document, path).blocks;
}

/** As much of a place as a document has. */
export function existingPath(document: GraphDocument, path: BlockPath): BlockPath {
  if (path.length === 0) return path;
  const found = open(document, path).path;
  return found.length === path.length ? path : found;
}

/** The parts of a document that each block has of its own. */
const OWN = new Set<PropertyKey>(['nodes', 'edges', 'annotations']);

/**
 * A draft of what is drawn at a place, as recipes change it: nodes, wires and annotations are those of the block, everything
 * else is the document's.
 */
export function draftAt(draft: Draft<GraphDocument>, document: GraphDocument, path: BlockPath): Draft<GraphDocument> {
  const id = blocksAlong(document, path).at(-1)?.id;
  if (id === undefined) return draft;
  const block = () => (draft.blocks?.find((candidate) => candidate.id === id) ?? {}) as Draft<GraphDocument>;
  const owner = (key: PropertyKey) => (OWN.has(key) ? block() : draft);
  return new Proxy(draft, {
    get: (_target, key) => Reflect.get(owner(key), key),
    set: (_target, key, value) => typeof key === 'symbol' || Reflect.set(owner(key), key, value),
    has: (_target, key) => Reflect.has(owner(key), key),
    deleteProperty: (_target, key) => Reflect.deleteProperty(owner(key), key),
  });
}

/** The id in the expanded document of a node that is drawn at a place: what its parameters are called by. */
export function expandedId(document: GraphDocument, path: BlockPath, nodeId: string): string {
  let nodes: readonly GraphNode[] = document.nodes;
  const parts = path.map((id, index) => {
    const repeat = Number(nodes.find((node) => node.id === id)?.params?.repeat ?? 1);
    nodes = blocksAlong(document, path)[index]?.nodes ?? [];
    return repeat > 1 ? `${id}/1` : id;
  });
  return [...parts, nodeId].join('/');
}

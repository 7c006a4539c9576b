import type { Draft } from 'immer';
import { type BlockDefinition, blockOf, drawnGraph, type GraphDocument, type GraphNode, openBlock } from '#engine/graph/index.ts';
import { analysisOf } from './analysis.ts';

/**
 * Path of the open block: the nodes of its enclosing blocks and of itself, outermost first. Empty for the graph itself. Not in
 * the history.
 */
export type Place = readonly string[];

export const WHOLE: Place = [];

export function isSamePlace(a: Place, b: Place): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index]);
}

interface Opened {
  /** Its content as a document. */
  readonly document: GraphDocument;
  /** The blocks along the path, the open one last. */
  readonly blocks: readonly BlockDefinition[];
  /** The existing part of the path. */
  readonly place: Place;
}

const opened = new WeakMap<GraphDocument, Map<string, Opened>>();

/** Opens a path in a document as far as it exists; cached per document state. */
function open(document: GraphDocument, place: Place): Opened {
  const known = opened.get(document) ?? new Map<string, Opened>();
  opened.set(document, known);
  const key = JSON.stringify(place);
  const found = known.get(key) ?? walk(document, place);
  known.set(key, found);
  return found;
}

function walk(document: GraphDocument, place: Place): Opened {
  let found: Opened = { document, blocks: [], place: WHOLE };
  for (const id of place) {
    const instance = found.document.nodes.find((node) => node.id === id);
    const block = instance && blockOf(document, instance);
    if (!instance || !block || found.blocks.includes(block)) break;
    const entering = drawnGraph(analysisOf(found.document, undefined)).nodes.get(id)?.inputs ?? {};
    const inside = openBlock(found.document, instance, entering);
    if (!inside) break;
    found = { document: inside, blocks: [...found.blocks, block], place: [...found.place, id] };
  }
  return found;
}

/** The document at a path: the whole, or the inside of a block as a document. */
export function documentAt(document: GraphDocument, place: Place): GraphDocument {
  return place.length === 0 ? document : open(document, place).document;
}

/** The blocks along a path. */
export function blocksOnTheWay(document: GraphDocument, place: Place): readonly BlockDefinition[] {
  return place.length === 0 ? [] : open(document, place).blocks;
}

/** The existing part of a path in a document. */
export function existingPlace(document: GraphDocument, place: Place): Place {
  if (place.length === 0) return place;
  const found = open(document, place).place;
  return found.length === place.length ? place : found;
}

/** The parts of a document that each block has too. */
const OWN = new Set<PropertyKey>(['nodes', 'edges', 'annotations']);

/**
 * A draft of the document at a path, as recipes change it: nodes, wires and annotations are the block's, everything else is the
 * document's.
 */
export function draftAt(draft: Draft<GraphDocument>, document: GraphDocument, place: Place): Draft<GraphDocument> {
  const id = blocksOnTheWay(document, place).at(-1)?.id;
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

/** A node's id in the expanded document, which prefixes its parameter names. */
export function expandedId(document: GraphDocument, place: Place, nodeId: string): string {
  let nodes: readonly GraphNode[] = document.nodes;
  const parts = place.map((id, index) => {
    const repeat = Number(nodes.find((node) => node.id === id)?.params?.repeat ?? 1);
    nodes = blocksOnTheWay(document, place)[index]?.nodes ?? [];
    return repeat > 1 ? `${id}/1` : id;
  });
  return [...parts, nodeId].join('/');
}

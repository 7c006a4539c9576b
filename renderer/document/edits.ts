import type { Draft } from 'immer';
import {
  type Annotation,
  type BlockDefinition,
  type GraphDocument,
  type GraphEdge,
  type GraphNode,
  sameEdge,
} from '#engine/graph/index.ts';
import { moveBends } from './bends.ts';
import type { Point } from './geometry.ts';
import type { Recipe } from './history.ts';

/** Nodes with the wires between them, frames and comments, for copying, pasting and duplicating. */
export interface Fragment {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** The blocks used by its nodes. */
  readonly blocks?: readonly BlockDefinition[];
  readonly annotations?: readonly Annotation[];
  /** Wires into them from other nodes; a copy gets them on request, if those nodes exist. */
  readonly incoming?: readonly GraphEdge[];
}

type NodeDraft = Draft<GraphDocument>['nodes'][number];

function findNode(draft: Draft<GraphDocument>, nodeId: string): NodeDraft | undefined {
  return draft.nodes.find(({ id }) => id === nodeId);
}

export function addFragment({ nodes, edges, blocks = [], annotations = [] }: Fragment): Recipe {
  return (draft) => {
    draft.nodes.push(...structuredClone([...nodes]));
    draft.edges.push(...structuredClone([...edges]));
    if (blocks.length > 0) draft.blocks = [...(draft.blocks ?? []), ...structuredClone([...blocks])];
    if (annotations.length > 0) draft.annotations = [...(draft.annotations ?? []), ...structuredClone([...annotations])];
  };
}

/** Removes nodes with their wires, and further wires. */
export function removeElements(nodeIds: ReadonlySet<string>, edges: readonly GraphEdge[]): Recipe {
  return (draft) => {
    draft.nodes = draft.nodes.filter(({ id }) => !nodeIds.has(id));
    draft.edges = draft.edges.filter(
      (edge) => !nodeIds.has(edge.from[0]) && !nodeIds.has(edge.to[0]) && !edges.some((removed) => sameEdge(removed, edge)),
    );
  };
}

/** Moves nodes. Bends of their wires that no longer fit are removed. */
export function moveNodes(positions: ReadonlyMap<string, Point>): Recipe {
  return (draft) => {
    const moved = new Map<string, Point>();
    for (const node of draft.nodes) {
      const place = positions.get(node.id);
      if (!place || (node.position?.x === place.x && node.position.y === place.y)) continue;
      if (node.position) moved.set(node.id, { x: place.x - node.position.x, y: place.y - node.position.y });
      node.position = { ...node.position, x: place.x, y: place.y };
    }
    moveBends(draft, moved);
  };
}

/** Connects a wire, replacing one at the same input port. */
export function connectPorts(edge: GraphEdge): Recipe {
  return (draft) => {
    if (!draft.edges.some((present) => sameEdge(present, edge))) draft.edges = withWire(draft.edges, edge);
  };
}

/** The wires with one more, replacing one at the same input port. */
export function withWire(edges: readonly GraphEdge[], { from, to }: GraphEdge): GraphEdge[] {
  const others = edges.filter((edge) => edge.to[0] !== to[0] || edge.to[1] !== to[1]);
  return [...others, { from: [...from], to: [...to] }];
}

/** Reconnects the end of a wire. */
export function moveWire(before: GraphEdge, after: GraphEdge): Recipe {
  return (draft) => {
    draft.edges = draft.edges.filter((edge) => !sameEdge(edge, before));
    connectPorts(after)(draft);
  };
}

/** Removes the wires of a port. */
export function disconnectPort(nodeId: string, port: string): Recipe {
  return (draft) => {
    draft.edges = draft.edges.filter(({ to }) => to[0] !== nodeId || to[1] !== port);
  };
}

/** Inserts a node into a wire. */
export function insertIntoWire(node: GraphNode, inputPort: string, edge: GraphEdge, outputPort = 'out'): Recipe {
  return (draft) => {
    addFragment({ nodes: [node], edges: [] })(draft);
    draft.edges = draft.edges.filter((present) => !sameEdge(present, edge));
    draft.edges.push({ from: [...edge.from], to: [node.id, inputPort] }, { from: [node.id, outputPort], to: [...edge.to] });
  };
}

/** Sets a node's parameter; undefined resets it to its default. */
export function setParam(nodeId: string, param: string, value: unknown): Recipe {
  return (draft) => {
    const node = findNode(draft, nodeId);
    if (!node) return;
    const params: Record<string, unknown> = { ...node.params };
    if (value === undefined) delete params[param];
    else params[param] = value;
    if (Object.keys(params).length === 0) delete node.params;
    else node.params = params;
  };
}

/** Labels a node; an empty label removes it. */
export function setLabel(nodeId: string, label: string): Recipe {
  return (draft) => {
    const node = findNode(draft, nodeId);
    if (!node) return;
    if (label.trim() === '') delete node.label;
    else node.label = label.trim();
  };
}

export function setName(name: string): Recipe {
  return (draft) => {
    draft.name = name;
  };
}

/** Replaces the whole document. */
export function replaceDocument(next: GraphDocument): Recipe {
  return (draft, whole = draft) => {
    for (const key of Object.keys(whole)) if (!(key in next)) delete whole[key];
    Object.assign(whole, structuredClone(next));
  };
}

/**
 * Applies another state of a document, such as the result of a fix. Equal parts are unchanged.
 * @param isWhole the states are of the whole document, whichever block is open
 */
export function takeOver(next: GraphDocument, before?: GraphDocument, isWhole = false): Recipe {
  return (drawn, whole = drawn) => {
    const draft = isWhole ? whole : drawn;
    // Blocks first: another changed part may be the nodes of one of them.
    const keys = Object.keys(next).toSorted((a, b) => Number(b === 'blocks') - Number(a === 'blocks'));
    for (const key of keys) if (next[key] !== before?.[key]) draft[key] = next[key];
  };
}

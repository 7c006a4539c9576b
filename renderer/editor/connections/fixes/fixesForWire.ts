import {
  applyEdits,
  type DataDescription,
  drawnGraph,
  type Fix,
  type GraphDocument,
  type GraphEdge,
  type GraphEdit,
  type GraphNode,
  outputShape,
  sameEdge,
} from '#engine/graph/index.ts';
import { findLayer } from '#engine/layers/index.ts';
import { analysisOf, type DocumentStore, freshId, idsOf, moveNodes, type Point, takeOver } from '../../../document/index.ts';
import { sizeOfLayer } from '../../../drawing/index.ts';
import { message, say } from '../../../language/index.ts';
import { GAP, positionBetween } from '../freePosition.ts';
import { newErrors } from '../validateConnection.ts';
import { type NewLayer, type Proposal, propose } from './propose.ts';
import { portOf, type WireContext } from './wireContext.ts';

/** A verified fix for a wire, tried on a copy of the document. It also connects the wire if needed. */
export interface WireFix extends Fix {
  /** New positions of nodes that make room. */
  readonly moved?: ReadonlyMap<string, Point>;
}

/** As many as a person reads at a glance. */
const MOST = 4;

/**
 * Fixes for a wire that does not fit: parameter changes and layers to insert, the likeliest first. Each was tried, and leaves no
 * error that does not exist without the wire.
 * @param document with or without the wire
 */
export function fixesForWire(document: GraphDocument, data: DataDescription | undefined, edge: GraphEdge): WireFix[] {
  const isDrawn = document.edges.some((present) => sameEdge(present, edge));
  const without = isDrawn ? applyEdits(document, [{ type: 'removeEdge', edge }]) : document;
  const before = analysisOf(without, data);
  const draw = isDrawn ? [] : drawing(document, edge);
  const drawn = applyEdits(document, draw);
  const after = analysisOf(drawn, data);
  const analysis = drawnGraph(after);
  const problems = newErrors(before, after);
  const source = analysis.nodes.get(edge.from[0]);
  const shape = source && outputShape(source, edge.from[1]);
  const fixes: WireFix[] = [];
  if (problems.length === 0) return fixes;

  const consider = (fix: WireFix) => {
    if (fixes.length >= MOST || fixes.some(({ label }) => say(label) === say(fix.label))) return;
    if (newErrors(before, analysisOf(applyEdits(document, fix.edits), data)).length === 0) fixes.push(fix);
  };
  const port = portOf(analysis, edge);
  if (problems.some(({ code }) => code === 'graph.cycle')) {
    for (const { label, edits } of routesBack(drawn, edge)) consider({ label, edits: [...draw, ...edits] });
  } else if (shape && port) {
    const context: WireContext = { document: drawn, data, edge, analysis, problems, shape, port };
    for (const proposal of propose(context)) consider(toFix(proposal, context, draw));
  }
  return fixes;
}

/** Applies a fix as one history entry, and selects new nodes. */
export function applyFix(store: DocumentStore, { label, edits, moved }: WireFix): void {
  const { document } = store.getState();
  const next = applyEdits(document, edits);
  store.edit(label, (draft) => {
    takeOver(next, document)(draft);
    if (moved) moveNodes(moved)(draft);
  });
  const added = edits.flatMap((edit) => (edit.type === 'addNode' ? [edit.node.id] : []));
  if (added.length > 0) store.select({ nodes: new Set(added) });
}

/** Connects a wire, replacing one at the same input port. */
function drawing({ edges }: GraphDocument, edge: GraphEdge): GraphEdit[] {
  const taken = edges.filter(({ to }) => to[0] === edge.to[0] && to[1] === edge.to[1]);
  return [...taken.map((present): GraphEdit => ({ type: 'removeEdge', edge: present })), { type: 'addEdge', edge }];
}

/** For a wire that closes a cycle: the other wires of it, whose removal opens it again, the nearest first. */
function routesBack({ edges }: GraphDocument, edge: GraphEdge): Fix[] {
  const cameBy = new Map<string, GraphEdge>();
  const reached = [edge.to[0]];
  for (const id of reached) {
    for (const next of edges) {
      if (next.from[0] !== id || cameBy.has(next.to[0])) continue;
      cameBy.set(next.to[0], next);
      reached.push(next.to[0]);
    }
  }
  const route: GraphEdge[] = [];
  for (let step = cameBy.get(edge.from[0]); step && !route.includes(step); step = cameBy.get(step.from[0])) {
    route.push(step);
    if (step.from[0] === edge.to[0]) break;
  }
  return route.map((removed) => ({
    label: message("Remove the wire from '{{from}}' to '{{to}}'", { from: removed.from[0], to: removed.to[0] }),
    edits: [{ type: 'removeEdge', edge: removed }],
  }));
}

function toFix(proposal: Proposal, { document, edge }: WireContext, draw: readonly GraphEdit[]): WireFix {
  const { label } = proposal;
  if ('edits' in proposal) return { label, edits: [...draw, ...proposal.edits] };
  const { nodes, moved } = boxBetween(document, edge, proposal.layers);
  const ends: [string, string][] = nodes.map(({ id }) => [id, 'out']);
  const wires = nodes.map((node, index): GraphEdge => ({ from: index === 0 ? edge.from : ends[index - 1], to: [node.id, 'in'] }));
  const last: GraphEdge = { from: ends.at(-1) ?? edge.from, to: edge.to };
  const edits: GraphEdit[] = [
    ...draw,
    { type: 'removeEdge', edge },
    ...nodes.map((node): GraphEdit => ({ type: 'addNode', node })),
    ...[...wires, last].map((wire): GraphEdit => ({ type: 'addEdge', edge: wire })),
  ];
  return { label, edits, ...(moved && { moved }) };
}

/** New nodes in a row between the ends of a wire. */
function boxBetween(
  document: GraphDocument,
  edge: GraphEdge,
  layers: readonly NewLayer[],
): { nodes: GraphNode[]; moved?: ReadonlyMap<string, Point> } {
  const sizes = layers.map(({ type }) => sizeOfLayer(findLayer(type)));
  const width = sizes.reduce((total, size) => total + size.width, (layers.length - 1) * GAP);
  const free = positionBetween(document, edge.from[0], edge.to[0], { width, height: sizes[0].height });
  const taken = idsOf(document);
  let x = free?.corner.x ?? 0;
  const nodes = layers.map(({ type, params }, index): GraphNode => {
    const id = freshId(taken, type);
    taken.add(id);
    const position = free && { x: Math.round(x), y: Math.round(free.corner.y) };
    x += sizes[index].width + GAP;
    return { id, type, ...(params && { params: { ...params } }), ...(position && { position }) };
  });
  return { nodes, ...(free && { moved: free.moved }) };
}

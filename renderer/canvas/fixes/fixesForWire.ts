import {
  applyEdits,
  type DataDescription,
  drawnGraph,
  type GraphDocument,
  type GraphEdge,
  type GraphEdit,
  type GraphNode,
  outputShape,
  sameEdge,
} from '#engine/graph/index.ts';
import { findLayer } from '#engine/layers/index.ts';
import { analysisOf, freshId, idsOf, type Point } from '../../document/index.ts';
import { sizeOfLayer } from '../../drawing/index.ts';
import { type Message, say } from '../../language/index.ts';
import { newErrors } from '../judgeWire.ts';
import { GAP, roomBetween } from '../room.ts';
import type { NewLayer, Proposal } from './proposal.ts';
import { propose } from './propose.ts';
import { routesBack } from './routesBack.ts';
import { portOf, type WireContext } from './wireContext.ts';

/** A verified fix for a wire, tried on a copy of the document. It also connects the wire if needed. */
export interface WireFix {
  readonly label: Message;
  readonly edits: readonly GraphEdit[];
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

/** Connects a wire, replacing one at the same input port. */
function drawing({ edges }: GraphDocument, edge: GraphEdge): GraphEdit[] {
  const taken = edges.filter(({ to }) => to[0] === edge.to[0] && to[1] === edge.to[1]);
  return [...taken.map((present): GraphEdit => ({ type: 'removeEdge', edge: present })), { type: 'addEdge', edge }];
}

function toFix(proposal: Proposal, { document, edge }: WireContext, draw: readonly GraphEdit[]): WireFix {
  const { label } = proposal;
  if ('edits' in proposal) return { label, edits: [...draw, ...proposal.edits] };
  const { nodes, moved } = placeBetween(document, edge, proposal.layers);
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
function placeBetween(
  document: GraphDocument,
  edge: GraphEdge,
  layers: readonly NewLayer[],
): { nodes: GraphNode[]; moved?: ReadonlyMap<string, Point> } {
  const sizes = layers.map(({ type }) => sizeOfLayer(findLayer(type)));
  const width = sizes.reduce((total, size) => total + size.width, (layers.length - 1) * GAP);
  const room = roomBetween(document, edge.from[0], edge.to[0], { width, height: sizes[0].height });
  const taken = idsOf(document);
  let x = room?.place.x ?? 0;
  const nodes = layers.map(({ type, params }, index): GraphNode => {
    const id = freshId(taken, type);
    taken.add(id);
    const position = room && { x: Math.round(x), y: Math.round(room.place.y) };
    x += sizes[index].width + GAP;
    return { id, type, ...(params && { params: { ...params } }), ...(position && { position }) };
  });
  return { nodes, ...(room && { moved: room.moved }) };
}

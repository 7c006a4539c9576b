import {
  BLOCK_INPUT,
  BLOCK_OUTPUT,
  type BlockDefinition,
  type GraphDocument,
  type GraphEdge,
  type GraphNode,
  layerOf,
} from '#engine/graph/index.ts';
import { inputPorts, outputPorts } from '#engine/layers/index.ts';
import { claimId, freshId, idsOf, type Point, type Recipe, removeAnnotations } from '../index.ts';
import { isPort } from './dissolvedNodes.ts';

type Port = readonly [nodeId: string, port: string];

/** Distance of a new block's ports from its nodes. */
const ASIDE = 220;
const BELOW = 110;
const ORIGIN: Point = { x: 0, y: 0 };

interface Grouping {
  readonly recipe: Recipe;
  /** The new block's node. */
  readonly instanceId: string;
}

const keyOf = (port: Port) => JSON.stringify(port);

/**
 * Groups nodes into a block and replaces them by one node. Crossing wires become ports, one per source; if there are none, open
 * ports do.
 * @param places positions of the nodes
 * @param notes frames and comments to include
 */
export function groupNodes(
  document: GraphDocument,
  chosen: ReadonlySet<string>,
  positions: ReadonlyMap<string, Point>,
  name: string,
  notes: ReadonlySet<string> = new Set(),
): Grouping | undefined {
  const nodes = document.nodes.filter((node) => chosen.has(node.id) && !isPort(node));
  if (nodes.length === 0) return undefined;
  const inner = idsOf({ nodes });
  const edges = document.edges.filter(({ from, to }) => inner.has(from[0]) && inner.has(to[0]));
  const taken = new Set(inner);
  const claim = (wanted: string) => claimId(taken, wanted);
  const entering = document.edges.filter(({ from, to }) => !inner.has(from[0]) && inner.has(to[0]));
  const leaving = document.edges.filter(({ from, to }) => inner.has(from[0]) && !inner.has(to[0]));
  const inputs = new Map([...new Set(entering.map(({ from }) => keyOf(from)))].map((key) => [key, claim('in')]));
  const outputs = new Map([...new Set(leaving.map(({ from }) => keyOf(from)))].map((key) => [key, claim('out')]));
  const innerEdges: GraphEdge[] = [
    ...entering.map(({ from, to }): GraphEdge => ({ from: [inputs.get(keyOf(from)) ?? '', 'out'], to })),
    ...edges,
  ];
  if (entering.length === 0) {
    for (const port of openPorts('to', document, nodes, edges)) innerEdges.unshift({ from: [claim('in'), 'out'], to: [...port] });
  }
  const openEnds = leaving.length === 0 ? openPorts('from', document, nodes, edges) : [];
  for (const port of openEnds) outputs.set(keyOf(port), claim('out'));
  for (const [key, id] of outputs) innerEdges.push({ from: JSON.parse(key), to: [id, 'in'] });

  const ports = placePorts(nodes, positions, innerEdges, inner);
  const blockIds = new Set((document.blocks ?? []).map(({ id }) => id));
  const blockId = freshId(blockIds, toId(name));
  const instanceId = freshId(idsOf(document), blockId);
  const annotations = (document.annotations ?? []).filter(({ id }) => notes.has(id));
  const block: BlockDefinition = {
    id: blockId,
    name,
    nodes: [
      ...ports.before,
      ...nodes.map((node) => ({ ...node, position: { ...(positions.get(node.id) ?? ORIGIN) } })),
      ...ports.after,
    ],
    edges: innerEdges,
    ...(annotations.length > 0 && { annotations }),
  };
  const instance: GraphNode = {
    id: instanceId,
    type: 'block',
    params: { block: blockId },
    position: { ...middleOf(nodes, positions) },
  };
  const putNodes = put(block, instance, inner, inputs, outputs);
  return {
    instanceId,
    recipe: (draft) => {
      putNodes(draft);
      removeAnnotations(notes)(draft);
    },
  };
}

function put(
  block: BlockDefinition,
  instance: GraphNode,
  inner: ReadonlySet<string>,
  inputs: ReadonlyMap<string, string>,
  outputs: ReadonlyMap<string, string>,
): Recipe {
  return (draft) => {
    const at = draft.nodes.findIndex(({ id }) => inner.has(id));
    const crossing: GraphEdge[] = [];
    const led = new Set<string>();
    for (const edge of draft.edges) {
      const { from, to } = edge;
      const [leaves, enters] = [inner.has(from[0]), inner.has(to[0])];
      if (leaves && enters) continue;
      if (!leaves && !enters) {
        crossing.push(edge);
        continue;
      }
      const input = enters ? inputs.get(keyOf([from[0], from[1]])) : undefined;
      const output = leaves ? outputs.get(keyOf([from[0], from[1]])) : undefined;
      if (input !== undefined && led.has(input)) continue;
      if (input !== undefined) led.add(input);
      crossing.push({
        from: output === undefined ? [from[0], from[1]] : [instance.id, output],
        to: input === undefined ? [to[0], to[1]] : [instance.id, input],
      });
    }
    const before = draft.nodes.slice(0, at);
    const after = draft.nodes.slice(at).filter(({ id }) => !inner.has(id));
    draft.nodes = [...before, structuredClone(instance), ...after];
    draft.edges = crossing as typeof draft.edges;
    draft.blocks = [...(draft.blocks ?? []), structuredClone(block) as NonNullable<typeof draft.blocks>[number]];
    for (const { params } of draft.nodes) {
      const tiedTo = params?.tiedTo;
      if (params && typeof tiedTo === 'string' && inner.has(tiedTo)) params.tiedTo = `${instance.id}/${tiedTo}`;
    }
  };
}

/** The unconnected ports at which wires start, or end. */
function openPorts(
  end: 'from' | 'to',
  document: GraphDocument,
  nodes: readonly GraphNode[],
  edges: readonly GraphEdge[],
): Port[] {
  const wired = new Set(edges.map((edge) => keyOf(edge[end])));
  return nodes.flatMap((node) => {
    const layer = layerOf(document, node);
    const ports = !layer ? [] : end === 'from' ? outputPorts(layer) : Object.keys(inputPorts(layer, node.params));
    return ports.map((port): Port => [node.id, port]).filter((port) => !wired.has(keyOf(port)));
  });
}

/** Inputs to the left of the nodes, outputs to the right. */
function placePorts(
  nodes: readonly GraphNode[],
  positions: ReadonlyMap<string, Point>,
  edges: readonly GraphEdge[],
  inner: ReadonlySet<string>,
): { before: GraphNode[]; after: GraphNode[] } {
  const points = nodes.map(({ id }) => positions.get(id) ?? { x: 0, y: 0 });
  const [left, right] = [Math.min(...points.map(({ x }) => x)) - ASIDE, Math.max(...points.map(({ x }) => x)) + ASIDE];
  const column = (ids: readonly string[], type: string, x: number, next: (id: string) => string | undefined) => {
    let free = Number.NEGATIVE_INFINITY;
    return ids.map((id): GraphNode => {
      const y = Math.max(free, positions.get(next(id) ?? '')?.y ?? 0);
      free = y + BELOW;
      return { id, type, position: { x, y } };
    });
  };
  const sources = [...new Set(edges.map(({ from }) => from[0]))].filter((id) => !inner.has(id));
  const ends = [...new Set(edges.map(({ to }) => to[0]))].filter((id) => !inner.has(id));
  return {
    before: column(sources, BLOCK_INPUT, left, (id) => edges.find(({ from }) => from[0] === id)?.to[0]),
    after: column(ends, BLOCK_OUTPUT, right, (id) => edges.find(({ to }) => to[0] === id)?.from[0]),
  };
}

function middleOf(nodes: readonly GraphNode[], positions: ReadonlyMap<string, Point>): Point {
  const points = nodes.map(({ id }) => positions.get(id) ?? { x: 0, y: 0 });
  const middle = (values: readonly number[]) => Math.round((Math.min(...values) + Math.max(...values)) / 2);
  return { x: middle(points.map(({ x }) => x)), y: middle(points.map(({ y }) => y)) };
}

/** "Residual block" becomes `residualBlock`, since ids are part of parameter names. */
export function toId(name: string): string {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? [];
  const [first = 'block', ...rest] = words;
  return first.toLowerCase() + rest.map((word) => word[0].toUpperCase() + word.slice(1).toLowerCase()).join('');
}

import type { BlockDefinition, GraphDocument, GraphEdge, GraphNode } from '../graph/index.ts';

/** A graph while its blocks are inlined: `past` are nodes that only pass on a port's input. */
interface Inlining {
  nodes: GraphNode[];
  edges: GraphEdge[];
  readonly past: Map<string, string>;
}

/**
 * The equivalent graph without blocks, built step by step as by hand: slow and simple, for comparison. Every block's node is
 * replaced by a copy of its inside until none is left, then pass-through nodes are removed.
 */
export function inlineBlocks(document: GraphDocument): GraphDocument {
  const blocks = new Map((document.blocks ?? []).map((block) => [block.id, block]));
  const graph: Inlining = { nodes: [...document.nodes], edges: [...document.edges], past: new Map() };
  for (const { id, type, bypassed, params } of document.nodes) if (bypassed) graph.past.set(id, firstPort(type, params, blocks));
  for (;;) {
    const instance = graph.nodes.find(({ id, type }) => type === 'block' && !graph.past.has(id));
    const block = instance && blocks.get(String(instance.params?.block));
    if (!instance || !block) break;
    replace(graph, instance, block, blocks);
  }
  for (const id of graph.past.keys()) takeOut(graph, id);
  return { ...document, nodes: graph.nodes, edges: graph.edges };
}

function firstPort(type: string, params: GraphNode['params'], blocks: ReadonlyMap<string, BlockDefinition>): string {
  const ports = blocks.get(String(params?.block))?.nodes.filter((node) => node.type === 'blockInput') ?? [];
  return type === 'add' ? 'in1' : (ports[0]?.id ?? 'in');
}

function replace(
  graph: Inlining,
  instance: GraphNode,
  block: BlockDefinition,
  blocks: ReadonlyMap<string, BlockDefinition>,
): void {
  const { id, params } = instance;
  const repeat = Number(params?.repeat ?? 1);
  const prefixes = repeat === 1 ? [`${id}/`] : Array.from({ length: repeat }, (_, index) => `${id}/${index + 1}/`);
  const copies = prefixes.flatMap((prefix) =>
    block.nodes.map((node) => {
      const copy = { ...node, id: prefix + node.id };
      const isPort = node.type === 'blockInput' || node.type === 'blockOutput';
      if (isPort || node.bypassed) graph.past.set(copy.id, firstPort(node.type, node.params, blocks));
      const frozen = params?.trainable === false && (node.type === 'dense' || node.type === 'block');
      return frozen ? { ...copy, params: { ...copy.params, trainable: false } } : copy;
    }),
  );
  graph.nodes = graph.nodes.flatMap((node) => (node === instance ? copies : [node]));
  const led = graph.edges.map(
    ({ from, to }): GraphEdge => ({
      from: from[0] === id ? [`${prefixes.at(-1)}${from[1]}`, 'out'] : from,
      to: to[0] === id ? [prefixes[0] + to[1], 'in'] : to,
    }),
  );
  const inner = prefixes.flatMap((prefix) =>
    block.edges.map(({ from, to }): GraphEdge => ({ from: [prefix + from[0], from[1]], to: [prefix + to[0], to[1]] })),
  );
  const [input] = block.nodes.filter(({ type }) => type === 'blockInput');
  const [output] = block.nodes.filter(({ type }) => type === 'blockOutput');
  const chain = prefixes
    .slice(1)
    .map((prefix, index): GraphEdge => ({ from: [prefixes[index] + output.id, 'out'], to: [prefix + input.id, 'in'] }));
  graph.edges = [...led, ...inner, ...chain];
}

function takeOut(graph: Inlining, id: string): void {
  const port = graph.past.get(id);
  const source = graph.edges.find(({ to }) => to[0] === id && to[1] === port)?.from;
  graph.nodes = graph.nodes.filter((node) => node.id !== id);
  graph.edges = graph.edges.flatMap((edge) => {
    if (edge.to[0] === id) return [];
    if (edge.from[0] !== id) return [edge];
    return source ? [{ from: source, to: edge.to }] : [];
  });
}

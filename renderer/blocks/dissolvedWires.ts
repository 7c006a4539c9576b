import {
  BLOCK_INPUT,
  BLOCK_OUTPUT,
  type BlockDefinition,
  type GraphDocument,
  type GraphEdge,
  type GraphNode,
  layerOf,
} from '#engine/graph/index.ts';
import { inputPorts } from '#engine/layers/index.ts';
import { shiftBends, withoutBends } from '../document/index.ts';
import type { Copy } from './dissolvedNodes.ts';

type Port = [nodeId: string, port: string];

/** The wires after dissolving a block: through its ports, and between repetitions. */
export function leadWires(
  document: GraphDocument,
  instance: GraphNode,
  block: BlockDefinition,
  copies: readonly Copy[],
): GraphEdge[] {
  const { edges } = document;
  const [inputs, outputs] = [BLOCK_INPUT, BLOCK_OUTPUT].map((type) => block.nodes.filter((node) => node.type === type));
  const output = outputs[0]?.id ?? '';
  const isInput = new Set(inputs.map(({ id }) => id));
  const last = copies.length - 1;

  /** The source of a node's input in a repetition, if any. Cyclic paths end. */
  function source(copy: number, [nodeId, port]: Port, steps = 0): Port | undefined {
    if (steps > edges.length + (block.edges.length + 1) * copies.length) return undefined;
    if (!isInput.has(nodeId)) return [copies[copy].ids.get(nodeId) ?? nodeId, port];
    return copy > 0 ? into(copy - 1, output, steps) : enters(nodeId, steps);
  }

  function into(copy: number, port: string, steps: number): Port | undefined {
    const wire = block.edges.find(({ to }) => to[0] === port && to[1] === 'in');
    return wire && source(copy, wire.from, steps + 1);
  }

  /** The source of a block input. */
  function enters(port: string, steps: number): Port | undefined {
    const outer = edges.find(({ to }) => to[0] === instance.id && to[1] === port);
    if (!outer) return undefined;
    return outer.from[0] === instance.id ? leaves(outer.from[1], steps + 1) : outer.from;
  }

  /** The source of a block output: for a bypassed block its input, unless its nodes' bypasses give the same. */
  function leaves(port: string, steps = 0): Port | undefined {
    const through = into(last, port, steps);
    if (!instance.bypassed) return through;
    const past = steps > edges.length || !inputs[0] ? undefined : enters(inputs[0].id, steps + 1);
    const wire = block.edges.find(({ to }) => to[0] === port && to[1] === 'in');
    return wire && through && letsPast(document, block, wire.from) === inputs[0]?.id ? through : past;
  }

  const outer = edges.flatMap((edge): GraphEdge[] => {
    if (edge.to[0] === instance.id) return [];
    if (edge.from[0] !== instance.id) return [edge];
    const from = leaves(edge.from[1]);
    return from ? [withoutBends({ ...edge, from })] : [];
  });
  const inner = copies.flatMap(({ ids, offset }, copy) =>
    block.edges.flatMap((edge): GraphEdge[] => {
      const to = ids.get(edge.to[0]);
      const from = to === undefined ? undefined : source(copy, edge.from);
      if (!from || to === undefined) return [];
      const led = { ...edge, from, to: [to, edge.to[1]] as Port };
      return [isInput.has(edge.from[0]) ? withoutBends(led) : shiftBends(led, offset)];
    }),
  );
  return [...outer, ...inner];
}

/** The block input that reaches a port if every node of the block is bypassed. */
function letsPast(document: GraphDocument, block: BlockDefinition, [start]: Port): string | undefined {
  let id: string | undefined = start;
  for (let steps = 0; id !== undefined && steps <= block.nodes.length; steps++) {
    const node = block.nodes.find((candidate) => candidate.id === id);
    if (!node || node.type === BLOCK_INPUT) return node?.id;
    const layer = layerOf(document, node);
    const [first] = layer ? Object.keys(inputPorts(layer, node.params)) : [];
    id = block.edges.find(({ to }) => to[0] === node.id && to[1] === first)?.from[0];
  }
  return undefined;
}

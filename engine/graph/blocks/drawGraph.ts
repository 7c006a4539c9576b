import { inputPorts, type Layer, outputPorts } from '../../layers/index.ts';
import type { Shape } from '../../ops/index.ts';
import { readParams } from '../../params/index.ts';
import type { GraphDocument, GraphNode } from '../document.ts';
import type { DrawnGraph, GraphAnalysis } from '../graphAnalysis.ts';
import { type NodeAnalysis, outputShape } from '../nodeAnalysis.ts';
import type { Expansion } from './expandBlocks.ts';
import { BLOCK, layerOf } from './nodeTypes.ts';
import type { Source } from './scope.ts';

/** The nodes as shown on the canvas: blocks with port shapes and totals, and bypassed nodes. */
export function drawGraph(
  document: GraphDocument,
  { diagnostics, nodes, parameters }: Pick<GraphAnalysis, 'diagnostics' | 'nodes' | 'parameters'>,
  { scope, into, sourceOf, origins }: Expansion,
): DrawnGraph {
  const shapeOf = (source: Source): Shape | undefined => {
    const analysis = source.kind === 'node' ? nodes.get(source.id) : undefined;
    return analysis && source.kind === 'node' ? outputShape(analysis, source.port) : undefined;
  };
  const sums = new Map<string, number>();
  for (const [id, { path }] of origins) {
    const [outermost] = path;
    if (outermost !== undefined) sums.set(outermost, (sums.get(outermost) ?? 0) + (nodes.get(id)?.parameters ?? 0));
  }
  const draw = (node: GraphNode): NodeAnalysis => {
    const plain = node.type !== BLOCK && origins.get(node.id)?.path.length === 0 ? nodes.get(node.id) : undefined;
    if (plain) return plain;
    const layer = layerOf(document, node);
    const params = layer ? readParams(layer.params, node.params).values : (node.params ?? {});
    const inputs = shapes(inputsOf(node, layer), (port) => shapeOf(into(scope, node.id, port)));
    const outputs = shapes(layer ? outputPorts(layer) : [], (port) => shapeOf(sourceOf({ scope, nodeId: node.id, port })));
    const [output] = Object.values(outputs);
    const known = { node, params, inputs, outputs, weights: {}, parameters: sums.get(node.id) ?? 0 };
    return { ...known, ...(layer && { layer }), ...(output && { output }) };
  };
  const drawn = new Map([...scope.nodes].map(([id, node]) => [id, draw(node)]));
  return { diagnostics, nodes: drawn, wiring: scope.wiring, parameters };
}

const inputsOf = ({ params }: GraphNode, layer: Layer | undefined): string[] =>
  layer ? Object.keys(inputPorts(layer, params)) : [];

/** The known shapes, by port. */
function shapes(ports: readonly string[], shapeOf: (port: string) => Shape | undefined): Record<string, Shape> {
  return Object.fromEntries(
    ports.flatMap((port) => {
      const shape = shapeOf(port);
      return shape ? [[port, shape] as const] : [];
    }),
  );
}

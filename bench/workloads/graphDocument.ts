import type { GraphDocument, GraphNode } from '../../engine/graph/index.ts';
import type { NamedTensor } from '../../engine/training/index.ts';
import type { Start } from './candidate.ts';
import { startLayers } from './start.ts';
import { type LayerSpec, outputOf, type Workload } from './workloads.ts';

/** A workload as a graph: input x, layers l1, l2, …, target y, loss j. */
export function toGraph(workload: Workload, record: { readonly gradientsEvery: number } = { gradientsEvery: 0 }): GraphDocument {
  const { name, input, layers, loss, batch, optimizer } = workload;
  const [outputs] = outputOf(workload);
  const target: GraphNode =
    loss === 'mse'
      ? { id: 'y', type: 'target', params: { shape: [outputs] } }
      : { id: 'y', type: 'target', params: { shape: [], classes: outputs } };
  const chain = layers.map((layer, index): GraphNode => ({ id: `l${index + 1}`, ...toNode(layer) }));
  const wired = [{ id: 'x' }, ...chain];
  return {
    format: 'backwire-graph',
    version: 1,
    name,
    nodes: [{ id: 'x', type: 'input', params: { shape: [...input] } }, ...chain, target, { id: 'j', type: loss }],
    edges: [
      ...chain.map(({ id }, index) => ({
        from: [wired[index].id, 'out'] as [string, string],
        to: [id, 'in'] as [string, string],
      })),
      { from: [wired[wired.length - 1].id, 'out'], to: ['j', 'prediction'] },
      { from: ['y', 'out'], to: ['j', 'target'] },
    ],
    training: { optimizer, batchSize: batch, epochs: 1, seed: 1, record },
  };
}

function toNode({ type, ...params }: LayerSpec): Pick<GraphNode, 'type' | 'params'> {
  return { type, params: type === 'conv2d' ? { ...params, padding: 'same' } : params };
}

/** The initial weights by the graph's parameter names. */
export function toParameters(workload: Workload, start: Start): NamedTensor[] {
  return startLayers(workload, start).flatMap(({ weight = [], output, start: initial }, index) => {
    if (!initial) return [];
    return [
      { name: `l${index + 1}.weight`, shape: weight, data: initial.weight },
      { name: `l${index + 1}.bias`, shape: output.slice(-1), data: initial.bias },
    ];
  });
}

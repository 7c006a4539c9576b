import type { GraphDocument, GraphEdge, GraphNode, TrainingSettings } from '../../engine/graph/index.ts';
import type { Dataset, NamedTensor } from '../../engine/training/index.ts';
import type { Family, PlannedLayer } from './families/index.ts';
import type { Task } from './tasks/tasks.ts';

/** A run before it is trained, as parts that a fault changes. */
export interface PlannedRun {
  readonly family: Family;
  readonly task: Task;
  readonly dataset: Dataset;
  /** Layers from the input to the features that the predictions are computed from. */
  readonly body: readonly PlannedLayer[];
  /** Layers that compute the predictions. */
  readonly head: readonly PlannedLayer[];
  readonly loss: PlannedLayer;
  readonly target: Readonly<Record<string, unknown>>;
  readonly data: NonNullable<GraphDocument['data']>;
  readonly training: TrainingSettings;
  /** Changes the initial weights. */
  readonly initial?: ((parameters: readonly NamedTensor[]) => readonly NamedTensor[]) | undefined;
}

/** Its graph: input, layers in a row, loss. */
export function documentOf({ task, dataset, body, head, loss, target, data, training }: PlannedRun): GraphDocument {
  const [{ shape }] = dataset.inputs;
  const layers = [...body, ...head];
  const named = layers.map(({ type, params }, index): GraphNode => ({ id: `${type}${index + 1}`, type, ...copied(params) }));
  const ids = ['x', ...named.map(({ id }) => id)];
  return {
    format: 'backwire-graph',
    version: 1,
    name: task.name,
    nodes: [
      { id: 'x', type: 'input', params: { shape } },
      ...named,
      { id: 'y', type: 'target', params: target },
      { id: 'loss', type: loss.type, ...copied(loss.params) },
    ],
    edges: [
      ...layers.flatMap((layer, index) => wiresInto(layer, ids, index)),
      { from: [ids[ids.length - 1], 'out'], to: ['loss', 'prediction'] },
      { from: ['y', 'out'], to: ['loss', 'target'] },
    ],
    data,
    training,
  };
}

/** @param ids of the input and of all layers; the layer's own is that after `before` */
function wiresInto({ skips }: PlannedLayer, ids: readonly string[], before: number): GraphEdge[] {
  const id = ids[before + 1];
  if (skips === undefined) return [{ from: [ids[before], 'out'], to: [id, 'in'] }];
  return [
    { from: [ids[before], 'out'], to: [id, 'in1'] },
    { from: [ids[before - skips], 'out'], to: [id, 'in2'] },
  ];
}

const copied = (params: PlannedLayer['params']) => (params ? { params: { ...params } } : {});

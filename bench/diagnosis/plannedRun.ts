import type { GraphDocument, GraphNode, TrainingSettings } from '../../engine/graph/index.ts';
import type { Dataset, NamedTensor } from '../../engine/training/index.ts';
import type { Task } from './tasks.ts';

export interface PlannedLayer {
  readonly type: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** A run before it is trained, as parts that a fault changes. */
export interface PlannedRun {
  readonly task: Task;
  readonly dataset: Dataset;
  readonly layers: readonly PlannedLayer[];
  readonly loss: PlannedLayer;
  readonly target: Readonly<Record<string, unknown>>;
  readonly training: TrainingSettings;
  /** Changes the initial weights. */
  readonly initial?: ((parameters: readonly NamedTensor[]) => readonly NamedTensor[]) | undefined;
}

/** Its graph: input, layers in a chain, loss. */
export function documentOf({ task, dataset, layers, loss, target, training }: PlannedRun): GraphDocument {
  const [{ shape }] = dataset.inputs;
  const named = layers.map((layer, index): GraphNode => ({ id: `${layer.type}${index + 1}`, ...layer, ...paramsOf(layer) }));
  const ids = ['x', ...named.map(({ id }) => id)];
  return {
    format: 'backwire-graph',
    version: 1,
    name: task.name,
    nodes: [
      { id: 'x', type: 'input', params: { shape } },
      ...named,
      { id: 'y', type: 'target', params: target },
      { id: 'loss', type: loss.type, ...paramsOf(loss) },
    ],
    edges: [
      ...ids.slice(1).map((id, index) => ({ from: [ids[index], 'out'] as [string, string], to: [id, 'in'] as [string, string] })),
      { from: [ids[ids.length - 1], 'out'], to: ['loss', 'prediction'] },
      { from: ['y', 'out'], to: ['loss', 'target'] },
    ],
    training,
  };
}

const paramsOf = ({ params }: PlannedLayer) => (params ? { params: { ...params } } : {});

import type { GraphAnalysis, TrainingConfiguration } from '../../graph/index.ts';
import { sizeOf } from '../../ops/index.ts';
import { slotsOf } from '../program/updateRule.ts';
import { type CountableNode, countableGraph } from './countableGraph.ts';
import { countPrediction, countTraining, type TrainingCount } from './countPasses.ts';
import type { GraphCosts, NodeCosts, TrainingMemory } from './graphCosts.ts';

/** Bytes per float32. */
const BYTES = 4;

/**
 * The costs of a graph, read from its compiled tapes: of all nodes with shapes, even if the whole cannot be trained.
 * @param most maximum operations per layer; larger layers are left out
 */
export function costsOf(
  analysis: GraphAnalysis,
  configuration: TrainingConfiguration,
  most = Number.POSITIVE_INFINITY,
): GraphCosts {
  const graph = countableGraph(analysis, most);
  const training = countTraining(graph, configuration);
  const prediction = countPrediction(graph, configuration);
  const slots = slotsOf(configuration).length;
  const counted = graph.nodes.filter(({ node }) => !graph.excessive.has(node.id));
  const nodes = new Map(
    counted.map(({ node: { id }, output, parameters }): [string, NodeCosts] => [
      id,
      {
        sample: prediction.sample.get(id) ?? 0,
        forward: training.forward.get(id) ?? 0,
        backward: training.backward.get(id) ?? 0,
        outputBytes: training.holders.has(id) ? BYTES * sizeOf(output) : 0,
        parameterBytes: BYTES * parameters,
        slotBytes: BYTES * parameters * slots,
      },
    ]),
  );
  const costs = [...nodes.values()];
  const forward = sum(costs, (cost) => cost.forward);
  const backward = sum(costs, (cost) => cost.backward);
  const { update } = training;
  addBlocks(nodes);
  return {
    batchSize: configuration.batchSize,
    nodes,
    isComplete: graph.excessive.size === 0,
    sample: prediction.total,
    step: { forward, backward, update, total: forward + backward + update },
    memory: memoryOf(counted, costs, training, configuration.batchSize),
  };
}

function memoryOf(
  nodes: readonly CountableNode[],
  costs: readonly NodeCosts[],
  { holders, reached, trained }: TrainingCount,
  batchSize: number,
): TrainingMemory {
  // A loss is a scalar, whatever the batch.
  const numbersOf = ({ layer, output }: CountableNode) => (layer.loss ? 1 : batchSize * sizeOf(output));
  const isReached = ({ node, layer }: CountableNode) => reached.has(node.id) && !layer.loss;
  const parts = {
    parameters: sum(costs, ({ parameterBytes }) => parameterBytes),
    slots: sum(costs, ({ slotBytes }) => slotBytes),
    outputs: BYTES * sum(nodes, (node) => (holders.has(node.node.id) ? numbersOf(node) : 0)),
    gradients: BYTES * (sum(trained, sizeOf) + sum(nodes.filter(isReached), numbersOf)),
  };
  return { ...parts, total: parts.parameters + parts.slots + parts.outputs + parts.gradients };
}

function sum<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}

/** Adds the costs of blocks: the sums over their contents, whose ids begin with the block's id and a slash. */
function addBlocks(nodes: Map<string, NodeCosts>): void {
  const own = new Map(nodes);
  for (const [id, costs] of own) {
    for (let end = id.indexOf('/'); end >= 0; end = id.indexOf('/', end + 1)) {
      const block = id.slice(0, end);
      if (own.has(block)) continue;
      const before = nodes.get(block);
      nodes.set(block, before ? addCosts(before, costs) : costs);
    }
  }
}

const addCosts = (a: NodeCosts, b: NodeCosts): NodeCosts => ({
  sample: a.sample + b.sample,
  forward: a.forward + b.forward,
  backward: a.backward + b.backward,
  outputBytes: a.outputBytes + b.outputBytes,
  parameterBytes: a.parameterBytes + b.parameterBytes,
  slotBytes: a.slotBytes + b.slotBytes,
});

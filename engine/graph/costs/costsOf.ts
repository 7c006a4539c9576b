import { sizeOf } from '../../ops/index.ts';
import type { GraphAnalysis } from '../graphAnalysis.ts';
import type { TrainingConfiguration } from '../training.ts';
import { countNodes, type GraphCount, type NodeCount } from './countNodes.ts';
import { countUpdate } from './countUpdate.ts';

/** Bytes of a number, as the fast executor holds it. */
const BYTES = 4;

/**
 * What a node takes. Floating-point operations are those of the operations that its layer lowers to, before any are fused;
 * a multiply-add is two. Memory is in bytes.
 */
export interface NodeCosts {
  /** Floating-point operations for one sample, in evaluation. */
  readonly sample: number;
  /** Floating-point operations for a batch in training; 0 where no loss depends on the node. */
  readonly forward: number;
  readonly backward: number;
  /** Its output for one sample; 0 where that is a view of another's. */
  readonly outputBytes: number;
  /** Its own parameters. */
  readonly parameterBytes: number;
  /** What training remembers of them from update to update. */
  readonly slotBytes: number;
}

/** What a graph takes: in all, and by node. */
export interface GraphCosts {
  readonly batchSize: number;
  /** By id, also of blocks; without those whose shapes are still open, and those that are too long to count. */
  readonly nodes: ReadonlyMap<string, NodeCosts>;
  /** False where a node was too long to count: what is in all is more than it says. */
  readonly isComplete: boolean;
  /** Floating-point operations of a prediction for one sample. */
  readonly sample: number;
  /**
   * Floating-point operations of a training step: forward, backward, clipping and update. Penalties and bounds of weights,
   * and gradients that several batches add up, are not among them.
   */
  readonly step: { readonly forward: number; readonly backward: number; readonly update: number; readonly total: number };
  readonly memory: TrainingMemory;
}

/** What training holds, in bytes, if nothing lay where something else was before. */
export interface TrainingMemory {
  readonly parameters: number;
  readonly slots: number;
  /** The outputs of all nodes for a batch. */
  readonly outputs: number;
  /** ∂J/∂W of all parameters that are trained, and ∂J/∂output for a batch. */
  readonly gradients: number;
  readonly total: number;
}

/**
 * What a graph takes that was analyzed, and how it is trained.
 * @param most how many operations a layer may lower to: what has more is too long to count
 */
export function costsOf(
  analysis: GraphAnalysis,
  configuration: TrainingConfiguration,
  most = Number.POSITIVE_INFINITY,
): GraphCosts {
  const { batchSize } = configuration;
  const count = countNodes(analysis, { batchSize, most });
  const slots = countSlots(configuration);
  const nodes = new Map(count.nodes.map((node) => [node.node.node.id, costsOfNode(node, slots)]));
  const costs = [...nodes.values()];
  addBlocks(nodes);
  const step = {
    forward: sum(costs, ({ forward }) => forward),
    backward: sum(costs, ({ backward }) => backward),
    update: countUpdate(configuration, count.trained),
  };
  return {
    batchSize,
    nodes,
    isComplete: count.isComplete,
    sample: countPrediction(count),
    step: { ...step, total: step.forward + step.backward + step.update },
    memory: memoryOf(count, costs, batchSize),
  };
}

/** Adds what blocks take: all that is within them, which is called by their ids, a slash and its own. */
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

function costsOfNode({ node, sample, forward, backward, holds }: NodeCount, slots: number): NodeCosts {
  const parameterBytes = node.parameters * BYTES;
  const outputBytes = holds === 'own' ? sizeOf(node.output) * BYTES : 0;
  return { sample, forward, backward, outputBytes, parameterBytes, slotBytes: slots * parameterBytes };
}

/** Without losses; and without branches that lead to none, where there are some. */
function countPrediction({ nodes }: GraphCount): number {
  const hasLoss = nodes.some(({ isUsed }) => isUsed);
  return sum(nodes, ({ node, sample, isUsed }) => (!node.layer.loss && (isUsed || !hasLoss) ? sample : 0));
}

function memoryOf({ nodes, trained }: GraphCount, costs: readonly NodeCosts[], batchSize: number): TrainingMemory {
  // A loss is one number, whatever the batch.
  const numbersOf = ({ node: { layer, output } }: NodeCount) => (layer.loss ? 1 : batchSize * sizeOf(output));
  const parts = {
    parameters: sum(costs, ({ parameterBytes }) => parameterBytes),
    slots: sum(costs, ({ slotBytes }) => slotBytes),
    outputs: BYTES * sum(nodes, (node) => (node.holds === 'own' ? numbersOf(node) : 0)),
    gradients:
      BYTES * (sum(trained, sizeOf) + sum(nodes, (node) => (node.isReached && !node.node.layer.loss ? numbersOf(node) : 0))),
  };
  return { ...parts, total: parts.parameters + parts.slots + parts.outputs + parts.gradients };
}

/** Numbers that training remembers for each parameter: the optimizer's, the sum of gradients, the best weights. */
function countSlots({ optimizer, optimizerParams, accumulate, earlyStopping }: TrainingConfiguration): number {
  const own = optimizer.slots(optimizerParams).length;
  return own + (accumulate > 1 ? 1 : 0) + (earlyStopping?.restoreBestWeights ? 1 : 0);
}

function sum<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}

import type { GraphAnalysis, TrainingConfiguration } from '../../graph/index.ts';
import { flopsOf, type Operation, type Shape, sizeOf, sumFlops, type Tape, type Value } from '../../ops/index.ts';
import { type EmittedPasses, emitPasses, wantedValues } from '../emitPasses.ts';
import { keepNeeded } from '../needed.ts';
import { makeUpdateRule } from '../updateRule.ts';
import type { CountableGraph } from './countableGraph.ts';

/** Floating-point operations by node id. */
type FlopsByNode = ReadonlyMap<string, number>;

/** Computation and memory of a training step. */
export interface TrainingCount {
  readonly forward: FlopsByNode;
  readonly backward: FlopsByNode;
  readonly update: number;
  /** Ids of the nodes whose output is not a view. */
  readonly holders: ReadonlySet<string>;
  /** Ids of the nodes whose output has a gradient; if several share an output, the first. */
  readonly reached: ReadonlySet<string>;
  /** Shapes of the trained parameters. */
  readonly trained: readonly Shape[];
}

export function countTraining({ analysis, excessive }: CountableGraph, configuration: TrainingConfiguration): TrainingCount {
  const options = { batch: configuration.batchSize, goal: hasLoss(analysis) ? 'train' : 'predict', training: true } as const;
  const passes = emitPasses(analysis, configuration, options, { replaced: excessive });
  const { lowered, gradients, phaseStarts, parameters } = passes;
  const needed = keepNeeded(lowered.tape.operations, wantedValues(passes));
  const between = (from: number, to: number) => needed.filter(({ output: { id } }) => id >= from && id < to);
  const trained = parameters.flatMap(({ gradient, value }) => (gradient ? [value.shape] : []));
  const computed = new Set(needed.map(({ output }) => output.id));
  const reached = new Map<number, string>();
  for (const [id, { id: output }] of lowered.outputs) {
    const gradient = gradients.get(output);
    if (gradient && computed.has(gradient.id) && !reached.has(output)) reached.set(output, id);
  }
  return {
    forward: flopsByNode(between(0, phaseStarts.backward)),
    backward: flopsByNode(between(phaseStarts.backward, phaseStarts.update)),
    update: countUpdate(passes, between(phaseStarts.update, Number.POSITIVE_INFINITY), trained),
    holders: findHolders(passes),
    reached: new Set(reached.values()),
    trained,
  };
}

const hasLoss = ({ order, nodes }: GraphAnalysis): boolean => order.some((id) => nodes.get(id)?.layer?.loss);

/** Clipping and the optimizer's update of all parameters. */
function countUpdate({ update }: EmittedPasses, clipping: readonly Operation[], trained: readonly Shape[]): number {
  const parameters = trained.reduce((total, shape) => total + sizeOf(shape), 0);
  return update && parameters > 0 ? sumFlops(clipping) + sumFlops(makeUpdateRule(update, [parameters]).operations) : 0;
}

function findHolders({ lowered: { tape, data, outputs } }: EmittedPasses): Set<string> {
  const dataNodes = new Map([...data].map(([node, { id }]) => [id, node]));
  const holders = new Set<string>();
  for (const [id, output] of outputs) {
    const stored = storedValue(tape, output);
    if ((tape.producerOf(stored)?.node ?? dataNodes.get(stored.id)) === id) holders.add(id);
  }
  return holders;
}

/** Follows views to the stored value. */
function storedValue(tape: Tape, value: Value): Value {
  const producer = tape.producerOf(value);
  return producer?.op.kind === 'view' ? storedValue(tape, producer.inputs[0]) : value;
}

/** Computation of a prediction for one sample. */
export interface PredictionCount {
  readonly sample: FlopsByNode;
  /** All nodes together, without losses; if there are losses, without branches that reach none. */
  readonly total: number;
}

export function countPrediction({ analysis, excessive }: CountableGraph, configuration: TrainingConfiguration): PredictionCount {
  const passes = emitPasses(analysis, configuration, { batch: 1, goal: 'predict' }, { replaced: excessive });
  const { tape, outputs } = passes.lowered;
  const predicted = hasLoss(analysis) ? wantedValues(passes) : [...outputs.values()];
  const counted = keepNeeded(tape.operations, predicted).filter(({ node }) => node !== undefined && !excessive.has(node));
  return { sample: flopsByNode(keepNeeded(tape.operations, [...outputs.values()])), total: sumFlops(counted) };
}

function flopsByNode(operations: readonly Operation[]): Map<string, number> {
  const flops = new Map<string, number>();
  for (const operation of operations) {
    if (operation.node !== undefined) flops.set(operation.node, (flops.get(operation.node) ?? 0) + flopsOf(operation));
  }
  return flops;
}

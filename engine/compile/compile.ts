import type { CheckedGraph, GraphAnalysis } from '../graph/index.ts';
import { add, differentiate, type Operation, scale, type Tape, type Value } from '../ops/index.ts';
import { declareParameters, type LoweredGraph, lowerGraph, type Normalization } from './lower.ts';
import { penaltyOf } from './penalty.ts';
import { prepareUpdate } from './prepareUpdate.ts';
import type { ParameterDeclaration, Program, ProgramParameter } from './program.ts';
import { type Projection, projectOntoBall } from './projection.ts';

export interface CompileOptions {
  /** Samples that run together, at least 1. */
  readonly batch: number;
  /**
   * `train`: forward, backward and update. `accumulate`: the same, but the gradients are only added up for a later update.
   * `evaluate`: forward to the losses. `predict`: forward to the predictions. `differentiate`: forward and backward.
   */
  readonly goal: 'train' | 'accumulate' | 'evaluate' | 'predict' | 'differentiate';
  /** For the goals `train` and `accumulate`: the samples of all batches that make the update, where these are several. */
  readonly accumulated?: number | undefined;
  /** Whether layers that differ in training, such as dropout, behave so. By default where a program updates. */
  readonly training?: boolean;
  /**
   * Keeps the output of every node, or of the nodes with these ids, and its gradient where there is one. What is not observed
   * costs nothing, and what is changes no bit of the rest.
   */
  readonly observe?: boolean | ReadonlySet<string>;
  /** How the numbers of target nodes are normalized, of those that are: node id → normalization. */
  readonly targets?: ReadonlyMap<string, Normalization> | undefined;
}

/** Turns a checked graph into a program for one batch size. */
export function compile({ analysis, configuration }: CheckedGraph, options: CompileOptions): Program {
  const { batch, goal, accumulated = batch, observe = false, targets } = options;
  const updates = goal === 'train' || goal === 'accumulate';
  const { training = updates } = options;
  const { augment } = configuration;
  const isObserved = (id: string) => (typeof observe === 'boolean' ? observe : observe.has(id));
  const lowered = lowerGraph(analysis, { batch, training, isObserved, targets, ...(training && augment && { augment }) });
  const { tape, losses } = lowered;
  const declarations = declareParameters(analysis);
  // Batches that make one update weigh by their samples in its mean; what adds up over samples is not to be made smaller by that.
  const loss = goal === 'predict' ? undefined : totalLoss(lowered, declarations, accumulated / batch);
  const isAsShown = lowered.ownUnits.size === 0 && !losses.some(({ sums }) => sums);
  const lossPerSample = loss && !isAsShown ? totalLoss(lowered, declarations, 1 / batch, lowered.ownUnits) : loss;
  const backwardStart = tape.valueCount;
  const backward = loss && (updates || goal === 'differentiate');
  const gradients = backward ? differentiate(tape, loss) : new Map<number, Value>();
  const derived = listParameters(lowered, declarations, gradients);
  const phaseStarts = { backward: backwardStart, update: tape.valueCount };
  const prepared = updates ? prepareUpdate(tape, derived, { ...options, goal }, configuration) : { parameters: derived };
  const { parameters } = prepared;
  const observed = observeNodes(analysis, lowered, gradients, isObserved);
  const stateUpdates = updates ? [...lowered.stateUpdates].map(([name, value]) => ({ name, value })) : [];
  const wanted = [
    ...stateUpdates.map(({ value }) => value),
    ...[loss, lossPerSample].filter((value) => value !== undefined),
    ...losses.map(({ prediction }) => prediction),
    ...parameters.flatMap(({ gradient, updateGradient }) => [gradient, updateGradient].filter((value) => value !== undefined)),
    ...[...observed.values()].flatMap(({ output, gradient }) => [output, ...(gradient ? [gradient] : [])]),
  ];
  return {
    batch,
    operations: keepNeeded(tape, wanted),
    phaseStarts,
    valueCount: tape.valueCount,
    data: lowered.data,
    parameters,
    stateUpdates,
    losses,
    ...(loss && { loss }),
    ...(lossPerSample && { lossPerSample }),
    observed,
    ...('update' in prepared && { update: prepared.update }),
    projections: goal === 'train' ? listProjections(parameters, declarations) : [],
  };
}

/**
 * The sum of the losses and of the penalties on weights that have a part in them.
 * @param sumsFactor what losses that add up over the batch are multiplied by
 * @param inPlace what stands for the value of a loss, of those where something does
 */
function totalLoss(
  { tape, losses, outputs, parameters }: LoweredGraph,
  declarations: readonly ParameterDeclaration[],
  sumsFactor: number,
  inPlace: ReadonlyMap<string, Value> = new Map(),
): Value {
  const values = losses.map(({ nodeId, sums }) => {
    const value = inPlace.get(nodeId) ?? (outputs.get(nodeId) as Value);
    return sums && sumsFactor !== 1 ? scale(value, sumsFactor) : value;
  });
  const needed = findNeeded(tape, values);
  const penalties = declarations.flatMap(({ name, penalty, trainable = true }) => {
    const weight = parameters.get(name);
    return weight && penalty && trainable && needed.has(weight.id) ? [penaltyOf(weight, penalty)] : [];
  });
  return [...values, ...penalties].reduce((total, loss) => add(total, loss));
}

function listParameters(
  { parameters }: LoweredGraph,
  declarations: readonly ParameterDeclaration[],
  gradients: ReadonlyMap<number, Value>,
): ProgramParameter[] {
  return declarations.map(({ name, trainable = true }) => {
    const value = parameters.get(name) as Value;
    const gradient = trainable ? gradients.get(value.id) : undefined;
    return { name, value, ...(gradient && { gradient }) };
  });
}

/** The bounds of those parameters that are updated. */
function listProjections(
  parameters: readonly ProgramParameter[],
  declarations: readonly ParameterDeclaration[],
): readonly Projection[] {
  const updated = new Set(parameters.filter(({ gradient }) => gradient).map(({ name }) => name));
  return declarations.flatMap(({ name, shape, maxNorm }) =>
    maxNorm && updated.has(name) ? [projectOntoBall(name, shape, maxNorm)] : [],
  );
}

function observeNodes(
  { nodes }: GraphAnalysis,
  { outputs, losses }: LoweredGraph,
  gradients: ReadonlyMap<number, Value>,
  isObserved: (nodeId: string) => boolean,
): Map<string, { output: Value; gradient?: Value }> {
  const watched = [...outputs].filter(([id]) => isObserved(id));
  const watchedValues = new Set(watched.map(([, { id }]) => id));
  const bypassed = new Map<number, Value>();
  for (const { nodeId, prediction, target } of losses) {
    const passed = sameValues(prediction).filter(({ id }) => watchedValues.has(id));
    if (passed.length === 0) continue;
    const node = nodes.get(nodeId);
    const gradient = node?.layer?.loss?.bypassedGradient?.(prediction, target, node.params);
    if (!gradient) continue;
    for (const { id } of passed) {
      const others = bypassed.get(id);
      bypassed.set(id, others ? add(others, gradient) : gradient);
    }
  }
  const observed = new Map<string, { output: Value; gradient?: Value }>();
  for (const [id, output] of watched) {
    const isTarget = nodes.get(id)?.layer?.type === 'target';
    const parts = [gradients.get(output.id), bypassed.get(output.id)].filter((part) => part !== undefined);
    const gradient = parts.length > 0 && gradients.size > 0 && !isTarget ? parts.reduce((a, b) => add(a, b)) : undefined;
    observed.set(id, { output, ...(gradient && { gradient }) });
  }
  return observed;
}

/** A value and those that it is another name for, back to the one that was computed. */
function sameValues(value: Value): Value[] {
  const values = [value];
  for (let producer = value.tape.producerOf(value); producer?.op.type === 'identity'; ) {
    const [source] = producer.inputs;
    values.push(source);
    producer = source.tape.producerOf(source);
  }
  return values;
}

/** Drops the operations that nothing wanted depends on: gradients by the data, mostly. */
function keepNeeded(tape: Tape, wanted: readonly Value[]): Operation[] {
  const needed = findNeeded(tape, wanted);
  return tape.operations.filter(({ output }) => needed.has(output.id));
}

/** The ids of some values and of all that they depend on. */
function findNeeded(tape: Tape, wanted: readonly Value[]): Set<number> {
  const needed = new Set(wanted.map(({ id }) => id));
  for (const { inputs, output } of tape.operations.toReversed()) {
    if (needed.has(output.id)) for (const { id } of inputs) needed.add(id);
  }
  return needed;
}

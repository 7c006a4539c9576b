import type { GraphAnalysis, TrainingConfiguration } from '../../graph/index.ts';
import type { WeightPenalty } from '../../layers/index.ts';
import { abs, add, differentiate, scale, square, sum, type Value } from '../../ops/index.ts';
import type { ParameterDeclaration, Program, ProgramParameter } from '../program/program.ts';
import { declareParameters, type LoweredGraph, type LoweringOptions, lowerGraph, type Normalization } from './lower.ts';
import { mergeSums } from './mergeSums.ts';
import { findNeeded } from './needed.ts';
import { prepareUpdate } from './prepareUpdate.ts';

/** What a program is for, and for how many samples. */
export interface PassOptions {
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
  /** How the numbers of target nodes are normalized, of those that are: node id → normalization. */
  readonly targets?: ReadonlyMap<string, Normalization> | undefined;
}

/** The passes of a program on one tape, before what nothing needs is dropped. */
export interface EmittedPasses
  extends Pick<Program, 'phaseStarts' | 'parameters' | 'stateUpdates' | 'loss' | 'lossPerSample' | 'update'> {
  readonly lowered: LoweredGraph;
  readonly declarations: readonly ParameterDeclaration[];
  /** ∂J/∂v of each value v, by its id; empty where there is no backward pass. */
  readonly gradients: ReadonlyMap<number, Value>;
}

/** Puts the forward pass of a graph on a tape, and as its goal demands the backward pass and what prepares the update. */
export function emitPasses(
  analysis: GraphAnalysis,
  configuration: TrainingConfiguration,
  options: PassOptions,
  lowering: Pick<LoweringOptions, 'isObserved' | 'replaced'>,
): EmittedPasses {
  const { batch, goal, accumulated = batch, targets } = options;
  const updates = goal === 'train' || goal === 'accumulate';
  const { training = updates } = options;
  const { augment } = configuration;
  const lowered = lowerGraph(analysis, { ...lowering, batch, training, targets, ...(training && augment && { augment }) });
  const { tape, losses } = lowered;
  const declarations = declareParameters(analysis);
  // Batches that make one update weigh by their samples in its mean; what adds up over samples is not to be made smaller by that.
  const loss = goal === 'predict' ? undefined : totalLoss(lowered, declarations, accumulated / batch);
  const isAsShown = lowered.ownUnits.size === 0 && !losses.some(({ sums }) => sums);
  const lossPerSample = loss && !isAsShown ? totalLoss(lowered, declarations, 1 / batch, lowered.ownUnits) : loss;
  const backwardStart = tape.valueCount;
  const backward = loss && (updates || goal === 'differentiate');
  const gradients = backward ? differentiate(tape, loss) : new Map<number, Value>();
  mergeSums(tape, gradients);
  const derived = listParameters(lowered, declarations, gradients);
  const phaseStarts = { backward: backwardStart, update: tape.valueCount };
  const prepared = updates ? prepareUpdate(tape, derived, { ...options, goal }, configuration) : { parameters: derived };
  const stateUpdates = updates ? [...lowered.stateUpdates].map(([name, value]) => ({ name, value })) : [];
  return {
    lowered,
    declarations,
    gradients,
    phaseStarts,
    stateUpdates,
    ...prepared,
    ...(loss && { loss }),
    ...(lossPerSample && { lossPerSample }),
  };
}

/** What is read of a program after it has run, whatever is observed besides. */
export function wantedValues({ lowered, parameters, stateUpdates, loss, lossPerSample }: EmittedPasses): Value[] {
  return [
    ...stateUpdates.map(({ value }) => value),
    ...[loss, lossPerSample].filter((value) => value !== undefined),
    ...lowered.losses.map(({ prediction }) => prediction),
    ...parameters.flatMap(({ gradient, updateGradient }) => [gradient, updateGradient].filter((value) => value !== undefined)),
  ];
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
  const needed = findNeeded(tape.operations, values);
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

/**
 * What a weight adds to the loss: λ₁ Σ |W| + λ₂ Σ W².
 * Tibshirani, "Regression shrinkage and selection via the lasso" (1996); Hoerl and Kennard, "Ridge regression" (1970).
 */
function penaltyOf(weight: Value, { l1, l2 }: WeightPenalty): Value {
  const terms = [...(l1 > 0 ? [scale(sum(abs(weight)), l1)] : []), ...(l2 > 0 ? [scale(sum(square(weight)), l2)] : [])];
  return terms.reduce((total, term) => add(total, term));
}

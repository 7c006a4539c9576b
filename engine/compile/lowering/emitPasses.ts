import type { GraphAnalysis, TrainingConfiguration } from '../../graph/index.ts';
import type { WeightPenalty } from '../../layers/index.ts';
import { abs, add, differentiate, scale, square, sum, type Value } from '../../ops/index.ts';
import type { ParameterDeclaration, Program, ProgramParameter } from '../program/program.ts';
import { declareParameters, type LoweredGraph, type LoweringOptions, lowerGraph, type Normalization } from './lower.ts';
import { mergeSums } from './mergeSums.ts';
import { findNeeded } from './needed.ts';
import { prepareUpdate } from './prepareUpdate.ts';

/** The goal and batch size of a program. */
export interface PassOptions {
  /** Samples per run, at least 1. */
  readonly batch: number;
  /**
   * `train`: forward, backward and update. `accumulate`: the same, but gradients are only accumulated for a later update.
   * `evaluate`: forward to the losses. `predict`: forward to the predictions. `differentiate`: forward and backward.
   */
  readonly goal: 'train' | 'accumulate' | 'evaluate' | 'predict' | 'differentiate';
  /** For `train` and `accumulate`: total samples of the update's batches, if there are several. */
  readonly accumulated?: number | undefined;
  /** Training mode of layers such as dropout. Default: true if the program updates. */
  readonly training?: boolean;
  /** Normalizations of target nodes, by id. */
  readonly targets?: ReadonlyMap<string, Normalization> | undefined;
  /** True if the samples have weights. */
  readonly isWeighted?: boolean | undefined;
}

/** The passes of a program on one tape, before unused operations are removed. */
export interface EmittedPasses
  extends Pick<Program, 'phaseStarts' | 'parameters' | 'stateUpdates' | 'loss' | 'lossPerSample' | 'update'> {
  readonly lowered: LoweredGraph;
  readonly declarations: readonly ParameterDeclaration[];
  /** ∂J/∂v of each value v, by its id; empty without a backward pass. */
  readonly gradients: ReadonlyMap<number, Value>;
}

/** Emits a graph's forward pass on a tape and, depending on the goal, the backward pass and the update's gradients. */
export function emitPasses(
  analysis: GraphAnalysis,
  configuration: TrainingConfiguration,
  options: PassOptions,
  lowering: Pick<LoweringOptions, 'isObserved' | 'replaced'>,
): EmittedPasses {
  const { batch, goal, accumulated = batch, targets, isWeighted = false } = options;
  const updates = goal === 'train' || goal === 'accumulate';
  const { training = updates } = options;
  const { augment } = configuration;
  const lowered = lowerGraph(analysis, {
    ...lowering,
    ...{ batch, training, targets },
    isWeighted: isWeighted && goal !== 'predict',
    ...(training && augment && { augment }),
  });
  const { tape, losses } = lowered;
  const declarations = declareParameters(analysis);
  // Batches of one update are weighted by their samples; losses that sum over samples must not be scaled down by that.
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

/** The values read after a run, apart from observed ones. */
export function wantedValues({ lowered, parameters, stateUpdates, loss, lossPerSample }: EmittedPasses): Value[] {
  return [
    ...stateUpdates.map(({ value }) => value),
    ...[loss, lossPerSample].filter((value) => value !== undefined),
    ...lowered.losses.map(({ prediction }) => prediction),
    ...parameters.flatMap(({ gradient, updateGradient }) => [gradient, updateGradient].filter((value) => value !== undefined)),
  ];
}

/**
 * The sum of the losses and weight penalties.
 * @param sumsFactor factor of losses that sum over the batch
 * @param inPlace substitutes for losses' values
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

import {
  type CompileOptions,
  compile,
  declareParameters,
  describeProgram,
  type Normalization,
  type ProgramListing,
  slotsOf,
} from '../compile/index.ts';
import type { BoundGraph, CheckedGraph, TrainingConfiguration } from '../graph/index.ts';
import { requireMemory, requireStateMemory } from '../kernels/index.ts';
import { UserError } from '../messages/index.ts';
import type { Dataset } from './dataset.ts';
import { EVALUATION_BATCH } from './evaluate.ts';
import { targetNormalizations, weightsIn } from './model.ts';
import { planSteps } from './plan.ts';

/** Batch sizes of training. */
export interface TrainingSizes {
  readonly batchSize: number;
  /** Number of validation samples, if any. */
  readonly validation?: number;
  /** Normalizations of target nodes, by id. */
  readonly targets?: ReadonlyMap<string, Normalization> | undefined;
  /** True if the samples have weights. */
  readonly isWeighted?: boolean;
}

/** The batch sizes of training on a data set. */
export function trainingSizes({ analysis, configuration, columns, data }: BoundGraph<Dataset>): TrainingSizes {
  return {
    batchSize: planSteps(configuration, data).parts[0].batchSize,
    validation: data.splits.validation.length,
    targets: targetNormalizations(analysis, columns),
    isWeighted: weightsIn(columns) !== undefined,
  };
}

/** The program of a step that updates the parameters; with accumulation, that of the last batch. */
export function stepOptions(batchSize: number, { accumulate }: TrainingConfiguration): CompileOptions {
  return { goal: 'train', batch: batchSize, ...(accumulate > 1 && { accumulated: accumulate * batchSize }) };
}

/** A parameter update, as the fast executor runs it. */
export function listTrainingStep(
  graph: CheckedGraph,
  { batchSize, targets, isWeighted }: Pick<TrainingSizes, 'batchSize' | 'targets' | 'isWeighted'>,
): ProgramListing {
  const { configuration } = graph;
  const program = compile(graph, { ...stepOptions(batchSize, configuration), targets, isWeighted });
  return describeProgram(program, slotsOf(configuration));
}

/**
 * Checks that the fast executor can hold what training is going to run, without taking any memory.
 * @throws UserError memory.tooLarge
 */
export function requireTrainingMemory(
  graph: CheckedGraph,
  { batchSize, validation = 0, targets, isWeighted }: TrainingSizes,
): void {
  const { analysis, configuration } = graph;
  const slots = slotsOf(configuration);
  requireStateMemory(declareParameters(analysis), slots);
  const programs = [stepOptions(batchSize, configuration)];
  if (validation > 0) programs.push({ goal: 'evaluate', batch: Math.min(EVALUATION_BATCH, validation) });
  for (const options of programs) requireMemory(compile(graph, { ...options, targets, isWeighted }), slots);
}

/**
 * The number of samples that the fast executor can predict at once. Allocates nothing.
 * @param most upper limit
 * @returns `most`, or less if memory does not suffice
 * @throws UserError memory.tooLarge if not even one fits
 */
export function samplesThatFit(graph: CheckedGraph, most: number): number {
  const slots = slotsOf(graph.configuration);
  const requireBatch = (batch: number) => requireMemory(compile(graph, { goal: 'predict', batch }), slots);
  for (let batch = most; batch > 1; batch = Math.floor(batch / 2)) if (fits(() => requireBatch(batch))) return batch;
  requireBatch(1);
  return 1;
}

function fits(require: () => void): boolean {
  try {
    require();
    return true;
  } catch (error) {
    if (error instanceof UserError && error.code === 'memory.tooLarge') return false;
    throw error;
  }
}

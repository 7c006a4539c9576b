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
import type { Dataset } from './dataset.ts';
import { EVALUATION_BATCH } from './evaluate.ts';
import { targetNormalizations } from './model.ts';
import { planSteps } from './plan.ts';

/** How many samples training looks at together. */
export interface TrainingSizes {
  readonly batchSize: number;
  /** How many samples are held back for validation, if any. */
  readonly validation?: number;
  /** How the numbers of target nodes are normalized, of those that are. */
  readonly targets?: ReadonlyMap<string, Normalization> | undefined;
}

/** How many samples training on a data set looks at together. */
export function trainingSizes({ analysis, configuration, columns, data }: BoundGraph<Dataset>): TrainingSizes {
  return {
    batchSize: planSteps(configuration, data).batchSize,
    validation: data.splits.validation.length,
    targets: targetNormalizations(analysis, columns),
  };
}

/** The program of a step that moves the parameters; where several batches make an update, that of the last of them. */
export function stepOptions(batchSize: number, { accumulate }: TrainingConfiguration): CompileOptions {
  return { goal: 'train', batch: batchSize, ...(accumulate > 1 && { accumulated: accumulate * batchSize }) };
}

/** A step that moves the parameters, as the fast executor runs it. */
export function listTrainingStep(
  graph: CheckedGraph,
  { batchSize, targets }: Pick<TrainingSizes, 'batchSize' | 'targets'>,
): ProgramListing {
  const { configuration } = graph;
  const program = compile(graph, { ...stepOptions(batchSize, configuration), targets });
  return describeProgram(program, slotsOf(configuration));
}

/**
 * Checks that the fast executor can hold what training is going to run, without taking any memory.
 * @throws UserError memory.tooLarge
 */
export function requireTrainingMemory(graph: CheckedGraph, { batchSize, validation = 0, targets }: TrainingSizes): void {
  const { analysis, configuration } = graph;
  const slots = slotsOf(configuration);
  requireStateMemory(declareParameters(analysis), slots);
  const programs = [stepOptions(batchSize, configuration)];
  if (validation > 0) programs.push({ goal: 'evaluate', batch: Math.min(EVALUATION_BATCH, validation) });
  for (const options of programs) requireMemory(compile(graph, { ...options, targets }), slots);
}

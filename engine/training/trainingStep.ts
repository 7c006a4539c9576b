import {
  type CompileOptions,
  compile,
  describeProgram,
  type Normalization,
  type ProgramListing,
  slotsOf,
} from '../compile/index.ts';
import type { BoundGraph, CheckedGraph, TrainingConfiguration } from '../graph/index.ts';
import type { Dataset } from './dataset.ts';
import { targetNormalizations } from './model.ts';
import { planSteps } from './plan.ts';

/** Batch sizes of training. */
export interface TrainingSizes {
  readonly batchSize: number;
  /** Number of validation samples, if any. */
  readonly validation?: number;
  /** Normalizations of target nodes, by id. */
  readonly targets?: ReadonlyMap<string, Normalization> | undefined;
}

/** The batch sizes of training on a data set. */
export function trainingSizes({ analysis, configuration, columns, data }: BoundGraph<Dataset>): TrainingSizes {
  return {
    batchSize: planSteps(configuration, data).batchSize,
    validation: data.splits.validation.length,
    targets: targetNormalizations(analysis, columns),
  };
}

/** The program of a step that updates the parameters; with accumulation, that of the last batch. */
export function stepOptions(batchSize: number, { accumulate }: TrainingConfiguration): CompileOptions {
  return { goal: 'train', batch: batchSize, ...(accumulate > 1 && { accumulated: accumulate * batchSize }) };
}

/** A parameter update, as the fast executor runs it. */
export function listTrainingStep(
  graph: CheckedGraph,
  { batchSize, targets }: Pick<TrainingSizes, 'batchSize' | 'targets'>,
): ProgramListing {
  const { configuration } = graph;
  const program = compile(graph, { ...stepOptions(batchSize, configuration), targets });
  return describeProgram(program, slotsOf(configuration));
}

import {
  type CompileOptions,
  compile,
  describeProgram,
  type Normalization,
  type ProgramListing,
  requireValid,
  slotsOf,
} from '../compile/index.ts';
import { type GraphDocument, readTraining, type TrainingConfiguration } from '../graph/index.ts';

/** How many samples training looks at together. */
export interface TrainingSizes {
  readonly batchSize: number;
  /** How many samples are held back for validation, if any. */
  readonly validation?: number;
  /** How the numbers of target nodes are normalized, of those that are. */
  readonly targets?: ReadonlyMap<string, Normalization> | undefined;
}

/** The program of a step that moves the parameters; where several batches make an update, that of the last of them. */
export function stepOptions(batchSize: number, { accumulate }: TrainingConfiguration): CompileOptions {
  return { goal: 'train', batch: batchSize, ...(accumulate > 1 && { accumulated: accumulate * batchSize }) };
}

/**
 * A step that moves the parameters, as the fast executor runs it.
 * @throws UserError graph.invalid
 */
export function listTrainingStep(
  document: GraphDocument,
  { batchSize, targets }: Pick<TrainingSizes, 'batchSize' | 'targets'>,
): ProgramListing {
  const { configuration } = readTraining(document.training);
  const program = compile(requireValid(document), document, { ...stepOptions(batchSize, configuration), targets });
  return describeProgram(program, slotsOf(configuration));
}

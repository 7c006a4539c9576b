import type { DescribedDataset } from '#app/datasets/index.ts';
import { readText, writeWhole } from '#app/files/index.ts';
import { type CheckedGraph, checkGraph, type Preparation } from '#engine/graph/index.ts';
import {
  matchParameters,
  type ReadTraining,
  readWeightsJson,
  type TensorEncoding,
  type TrainingOrigin,
  type Verification,
  type WeightsFile,
  writeWeightsJson,
} from '#engine/interchange/index.ts';
import type { NamedTensor } from '#engine/training/index.ts';
import { weightsFileError } from './errors.ts';
import { computeOutputs, hashOutputs, maxAbsError } from './outputs.ts';
import { verificationRows } from './verificationRows.ts';

export interface PrepareWeightsOptions {
  readonly graph: CheckedGraph;
  readonly parameters: readonly NamedTensor[];
  /** What the data that they were trained on fixed. */
  readonly preparation?: Preparation | undefined;
  /** Where the weights come from. */
  readonly training?: TrainingOrigin | undefined;
  /** Instead of `training`: what the file that they were read from said of it. */
  readonly carriedTraining?: ReadTraining | undefined;
  /** The data whose samples the file is verified on. */
  readonly dataset?: DescribedDataset | undefined;
  /** `numbers` by default: readable, but without numbers that are not finite. */
  readonly encoding?: TensorEncoding | undefined;
}

/** Weights that are ready to be written. */
export interface PreparedWeights {
  /** How many trained numbers there are. */
  readonly parameters: number;
  readonly verification: Verification;
  /**
   * Writes the file, reads it again from the disk, rebuilds the network from nothing else and compares its outputs with
   * those of the trained one. A file that does not pass is never there.
   * @throws UserError weights.notVerified, file.full, file.unwritable
   */
  write(path: string): Promise<void>;
}

/**
 * Makes the text of a weights file.
 * @throws UserError weights.nonFinite, naming the parameter, for the encoding `numbers`; weights.otherGraph
 */
export function prepareWeights(options: PrepareWeightsOptions): PreparedWeights {
  const { graph, dataset, preparation, training, carriedTraining, encoding } = options;
  const parameters = matchParameters(graph, options.parameters);
  const rows = verificationRows(graph, dataset);
  const outputs = computeOutputs(graph, parameters, rows);
  const verification = { rows: rows.count, maxAbsError: 0, outputsSha256: hashOutputs(outputs) };
  const text = writeWeightsJson({
    document: graph.document,
    parameters,
    verification,
    ...(preparation && { preparation }),
    ...(training && { training }),
    ...(carriedTraining && { carriedTraining }),
    ...(encoding && { encoding }),
  });
  return {
    parameters: parameters.reduce((total, { data }) => total + data.length, 0),
    verification,
    write: (path) =>
      writeWhole(path, text, async (temporary) => {
        const copy = await readWeightsFile(temporary);
        const rebuilt = checkGraph(copy.document);
        const found = computeOutputs(rebuilt, matchParameters(rebuilt, copy.parameters), rows);
        requireSame(path, maxAbsError(found, outputs));
      }),
  };
}

/**
 * Reads a weights file.
 * @throws UserError weights.*, file.missing, file.unreadable
 */
export async function readWeightsFile(path: string): Promise<WeightsFile> {
  return readWeightsJson(await readText(path), path);
}

function requireSame(path: string, error: number): void {
  if (error === 0) return;
  throw weightsFileError('weights.notVerified', `'${path}' was not written: read again, its outputs differ by up to ${error}`, {
    where: path,
    expected: 'the outputs of the trained network',
    received: `outputs that differ by up to ${error}`,
    fix: 'Try again, or another disk; if it happens again, it is a bug in Backwire',
  });
}

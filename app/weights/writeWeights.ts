import type { DescribedDataset } from '#app/datasets/index.ts';
import { readText, writeWhole } from '#app/files/index.ts';
import { UserError } from '#engine/errors.ts';
import { type CheckedGraph, checkGraph, type Preparation } from '#engine/graph/index.ts';
import {
  addVerification,
  matchParameters,
  type ReadTraining,
  readWeightsJson,
  type TensorEncoding,
  type TrainingOrigin,
  type Verification,
  type WeightsFile,
  writeWeightsJson,
} from '#engine/interchange/index.ts';
import { type Message, message, messageOf } from '#engine/text/index.ts';
import type { NamedTensor, SampleBatch } from '#engine/training/index.ts';
import { weightsFileError } from './errors.ts';
import { computeOutputs, hashOutputs, maxAbsError, type Network } from './outputs.ts';
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
  /**
   * Writes the file, reads it back from the disk, rebuilds the network from nothing else and compares its outputs with those of
   * the trained one. What was measured is written into the file. A file that does not pass is never there.
   * @throws UserError weights.notVerified, file.full, file.unwritable
   */
  write(path: string): Promise<Verification>;
}

/**
 * Makes the text of a weights file, without its verification.
 * @throws UserError weights.nonFinite, naming the parameter, for the encoding `numbers`; weights.otherGraph; memory.tooLarge
 */
export function prepareWeights(options: PrepareWeightsOptions): PreparedWeights {
  const { graph, dataset, preparation, training, carriedTraining, encoding } = options;
  const parameters = matchParameters(graph, options.parameters);
  const rows = verificationRows(graph, dataset);
  const trained = { parameters, rows, outputs: computeOutputs({ graph, parameters, preparation }, rows) };
  const text = writeWeightsJson({
    document: graph.document,
    parameters,
    ...(preparation && { preparation }),
    ...(training && { training }),
    ...(carriedTraining && { carriedTraining }),
    ...(encoding && { encoding }),
  });
  return {
    parameters: parameters.reduce((total, { data }) => total + data.length, 0),
    write: (path) => writeVerified(path, text, trained),
  };
}

/**
 * Reads a weights file.
 * @throws UserError weights.*, file.missing, file.unreadable
 */
export async function readWeightsFile(path: string): Promise<WeightsFile> {
  return readWeightsJson(await readText(path), path);
}

/** The trained network, and its outputs for some rows. */
interface Trained {
  readonly parameters: readonly NamedTensor[];
  readonly rows: SampleBatch;
  readonly outputs: Float64Array;
}

async function writeVerified(path: string, text: string, trained: Trained): Promise<Verification> {
  let verification: Verification | undefined;
  await writeWhole(path, text, async (temporary, rewrite) => {
    const read = await readText(temporary);
    const measured = verify(path, read, trained);
    const verified = addVerification(read, measured);
    await rewrite(verified);
    // The file that was measured, and nothing else but what was measured.
    if ((await readText(temporary)) !== verified) throw notVerified(path, message('text that differs from what was written'));
    verification = measured;
  });
  if (!verification) throw new Error('a file is verified before it is there');
  return verification;
}

/** Compares the network in the text of a file with the trained one. @throws UserError weights.notVerified */
function verify(path: string, text: string, { parameters, rows, outputs }: Trained): Verification {
  const copy = readCopy(path, text);
  const found = computeOutputs(copy, rows);
  const error = maxAbsError(found, outputs);
  if (error > 0) throw notVerified(path, message('outputs that differ by up to {{error}}', { error }));
  // What no output of these rows depends on, such as the weights of a ReLU that is 0 for all of them.
  const other = parameters.find((parameter, index) => !hasSameBits(parameter, copy.parameters[index]));
  if (other) throw notVerified(path, message("another '{{name}}'", { name: other.name }));
  return { rows: rows.count, maxAbsError: error, outputsSha256: hashOutputs(found) };
}

/** The network of a file, as whoever uses the file reads it. */
function readCopy(path: string, text: string): Network {
  try {
    const { document, parameters, preparation } = readWeightsJson(text, path);
    const graph = checkGraph(document);
    return { graph, parameters: matchParameters(graph, parameters), preparation };
  } catch (error) {
    if (error instanceof UserError) throw notVerified(path, message('an error: {{problem}}', { problem: messageOf(error) }));
    throw error;
  }
}

function hasSameBits(a: NamedTensor, b: NamedTensor): boolean {
  const [left, right] = [a, b].map(({ data }) => Buffer.from(data.buffer, data.byteOffset, data.byteLength));
  return a.name === b.name && left.equals(right);
}

function notVerified(path: string, received: Message) {
  const expected = message('the trained network');
  const text = message("'{{path}}' was not written: read back, expected {{expected}}, found {{received}}", {
    path,
    expected,
    received,
  });
  return weightsFileError('weights.notVerified', text, {
    where: path,
    expected,
    received,
    fix: message('Try again, or another disk; if it happens again, it is a bug in Backwire'),
  });
}

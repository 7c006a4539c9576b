import type { DescribedDataset } from '#app/datasets/index.ts';
import { readBytes, readText, textOf, writeWhole } from '#app/files/index.ts';
import { checkGraph } from '#engine/graph/index.ts';
import {
  type ChosenFormat,
  chooseFormat,
  type FileContent,
  type Format,
  HEAD_BYTES,
  isReadable,
  matchParameters,
  type ReadableFormat,
  recognizeFormat,
  type TrainedNetwork,
  type Verification,
  type WeightsFile,
} from '#engine/interchange/index.ts';
import { type Message, message, messageOf, UserError } from '#engine/messages/index.ts';
import type { NamedTensor, SampleBatch } from '#engine/training/index.ts';
import { weightsFileError } from './errors.ts';
import { computeOutputs, hashOutputs, maxAbsError, type Network } from './outputs.ts';
import { verificationRows } from './verificationRows.ts';

export interface PrepareWeightsOptions extends TrainedNetwork {
  /** Data to verify the file on. */
  readonly dataset?: DescribedDataset | undefined;
  /** Default: the first of the catalog. */
  readonly chosen?: ChosenFormat | undefined;
}

/** Prepared weights. */
export interface PreparedWeights {
  /** Number of trained parameters. */
  readonly parameters: number;
  /**
   * Writes the file and reads it back from the disk. If its format has a reader, the network is rebuilt from the file alone, its outputs
   * are compared with those of the trained one, and the result is written into the file if the format has room for it. A file
   * that does not pass is never left behind.
   * @returns the measurements; none for a format without a reader
   * @throws UserError weights.notVerified, file.full, file.unwritable
   */
  write(path: string): Promise<Verification | undefined>;
}

/**
 * Makes the content of a file, without its verification.
 * @throws UserError weights.nonFinite, naming the parameter, if the format cannot hold it; weights.otherGraph; memory.tooLarge
 */
export function prepareWeights({ dataset, chosen = chooseFormat(), ...network }: PrepareWeightsOptions): PreparedWeights {
  const { graph, preparation } = network;
  const { format, options } = chosen;
  const parameters = matchParameters(graph, network.parameters);
  const trained = isReadable(format)
    ? measureTrained({ graph, parameters, preparation }, verificationRows(graph, dataset), format)
    : undefined;
  const content = format.write({ ...network, parameters }, options);
  return {
    parameters: parameters.reduce((total, { data }) => total + data.length, 0),
    write: (path) => writeVerified(path, content, format, trained),
  };
}

/**
 * Reads a weights file of any format.
 * @param where name of the file in messages
 * @throws UserError weights.*, file.missing, file.unreadable
 */
export async function readWeightsFile(path: string, where: string = path): Promise<WeightsFile> {
  // Once, since a pipe can be read only once.
  const bytes = await readBytes(path);
  const { kind, reader } = recognizeFormat(bytes.subarray(0, HEAD_BYTES), where);
  return reader.read(kind === 'text' ? textOf(bytes, where) : bytes, where);
}

function readContent(path: string, kind: Format['kind']): Promise<FileContent> {
  return kind === 'text' ? readText(path) : readBytes(path);
}

/** The trained network with its outputs for some rows, and the format of its copy. */
interface Trained extends Network {
  readonly rows: SampleBatch;
  readonly outputs: Float64Array;
  readonly format: ReadableFormat;
}

function measureTrained(network: Network, rows: SampleBatch, format: ReadableFormat): Trained {
  return { ...network, rows, outputs: computeOutputs(network, rows), format };
}

const OTHER_CONTENT = {
  text: message('text that differs from what was written'),
  binary: message('other bytes than those written'),
};

async function writeVerified(
  path: string,
  content: FileContent,
  { kind, addVerification }: Format,
  trained: Trained | undefined,
): Promise<Verification | undefined> {
  let verification: Verification | undefined;
  await writeWhole(path, content, async (temporary, rewrite) => {
    const readBack = async (written: FileContent) => {
      const read = await readContent(temporary, kind);
      if (!isSame(read, written)) throw notVerified(path, OTHER_CONTENT[kind]);
      return read;
    };
    const read = await readBack(content);
    verification = trained && verify(path, read, trained);
    if (!verification || !addVerification) return;
    const verified = addVerification(read, verification);
    await rewrite(verified);
    await readBack(verified);
  });
  return verification;
}

function isSame(a: FileContent, b: FileContent): boolean {
  return typeof a === 'string' || typeof b === 'string' ? a === b : Buffer.from(a.buffer, a.byteOffset, a.byteLength).equals(b);
}

/** Compares the network in a file with the trained one. @throws UserError weights.notVerified */
function verify(path: string, read: FileContent, trained: Trained): Verification {
  const { parameters, rows, outputs } = trained;
  const copy = readCopy(path, read, trained);
  const found = computeOutputs(copy, rows);
  const error = maxAbsError(found, outputs);
  if (error > 0) throw notVerified(path, message('outputs that differ by up to {{error}}', { error }));
  // Weights that affect no output of these rows, such as those of a ReLU that is 0 for all of them.
  const other = parameters.find((parameter, index) => !hasSameBits(parameter, copy.parameters[index]));
  if (other) throw notVerified(path, message("another '{{name}}'", { name: other.name }));
  return { rows: rows.count, maxAbsError: error, outputsSha256: hashOutputs(found) };
}

/** The network of a file, completed by the trained one with the parts that the format lacks. */
function readCopy(path: string, content: FileContent, { format, ...trained }: Trained): Network {
  const { reader, carries } = format;
  try {
    const { document, parameters, preparation } = reader.read(content, path);
    const graph = document ? checkGraph(document) : trained.graph;
    return {
      graph,
      parameters: matchParameters(graph, parameters),
      preparation: carries.includes('preparation') ? preparation : trained.preparation,
    };
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

import type { RunWarning } from '#app/contract/index.ts';
import { readText } from '#app/files/index.ts';
import { readWeightsFile } from '#app/weights/index.ts';
import {
  type CheckedGraph,
  checkGraph,
  type GraphDocument,
  type Preparation,
  type ReadGraph,
  readGraph,
} from '#engine/graph/index.ts';
import {
  describeContradictions,
  matchParameters,
  requireFinite,
  type TrainedOn,
  trainedOn,
  type WeightsFile,
} from '#engine/interchange/index.ts';
import { message } from '#engine/messages/index.ts';
import { parseJson } from '#engine/text/index.ts';
import { type NamedTensor, prepareSamples, readSamples, type SampleBatch } from '#engine/training/index.ts';
import { cliError } from '../invocation/errors.ts';
import { type ReportedWarning, reportedWarning } from '../invocation/reporter.ts';

/** @throws UserError graph.notJson, graph.foreign, graph.malformed; file.missing, file.unreadable */
export async function readGraphFile(path: string): Promise<ReadGraph> {
  return readGraph(await readText(path), path);
}

/** A checked graph and matching weights from a file. */
export interface WeightsForGraph extends Pick<WeightsFile, 'preparation' | 'training'> {
  readonly graph: CheckedGraph;
  /** In the graph's parameter order. */
  readonly parameters: readonly NamedTensor[];
  /** The file's record of its training data, if trained. */
  readonly trained?: TrainedOn;
  /** Differences between graph and file, a sentence each. */
  readonly warnings: readonly RunWarning[];
}

/**
 * @param use a copy may hold unusable weights: infinite ones, and NaN
 * @throws UserError weights.*, graph.invalid, weights.otherGraph if they belong to another graph
 */
export async function readWeightsFor(
  document: GraphDocument,
  path: string,
  use: 'compute' | 'copy' = 'compute',
): Promise<WeightsForGraph> {
  const file = await readWeightsFile(path);
  if (use === 'compute') requireFinite(file.parameters, path);
  const { preparation, training } = file;
  const trained = trainedOn(file);
  const graph = checkGraph(document);
  return {
    graph,
    parameters: matchParameters(graph, file.parameters, `The weights in ${path}`),
    ...(preparation && { preparation }),
    ...(training && { training }),
    ...(trained && { trained }),
    warnings: trained ? describeContradictions(document.data, trained.settings) : [],
  };
}

/** Warnings for a command's JSON, if any. */
export function listWarnings({ warnings }: WeightsForGraph): { readonly warnings?: readonly ReportedWarning[] } {
  return warnings.length > 0 ? { warnings: warnings.map(reportedWarning) } : {};
}

/**
 * Raw samples with the normalization of the training data.
 * @throws UserError cli.notJson, samples.*
 */
export async function readPreparedSamples(
  path: string,
  graph: CheckedGraph,
  side: 'input' | 'target',
  preparation: Preparation | undefined,
): Promise<SampleBatch> {
  const samples = await readSamplesFile(path, graph, side);
  return preparation ? prepareSamples(samples, graph.analysis, side, preparation) : samples;
}

/** Maximum nesting of samples: an object, a list, and a list per dimension, at most 8. */
const SAMPLES_DEPTH = 16;

/** @throws UserError cli.notJson, cli.tooDeep, samples.*; file.* */
export async function readSamplesFile(path: string, graph: CheckedGraph, side: 'input' | 'target'): Promise<SampleBatch> {
  return readSamples(parseSamples(await readText(path), path), graph, side, path);
}

function parseSamples(text: string, path: string): unknown {
  const json = parseJson(text, SAMPLES_DEPTH);
  if (json.ok) return json.data;
  const { problem, reason } = json;
  if (problem === 'syntax') {
    const details = { where: path, expected: message('a JSON array of samples'), received: reason };
    throw cliError('cli.notJson', message('{{where}} is not valid JSON: {{reason}}', { where: path, reason }), details);
  }
  const expected = message('at most {{depth}} levels of lists', { depth: SAMPLES_DEPTH });
  const tooDeep = message('{{where}} is nested too deeply: expected {{expected}}', { where: path, expected });
  throw cliError('cli.tooDeep', tooDeep, { where: path, expected, received: reason });
}

import { readText } from '#app/files/index.ts';
import { type GraphDocument, type ReadGraph, readGraph } from '#engine/graph/index.ts';
import { matchParameters, readWeightsJson, requireFinite, type WeightsFile } from '#engine/interchange/index.ts';
import { parseJson } from '#engine/text/index.ts';
import { type NamedTensor, readSamples, type SampleBatch } from '#engine/training/index.ts';
import { cliError } from '../errors.ts';

/** @throws UserError graph.notJson, graph.foreign, graph.malformed; file.missing, file.unreadable */
export async function readGraphFile(path: string): Promise<ReadGraph> {
  return readGraph(await readText(path), path);
}

/** @throws UserError weights.*; file.missing, file.unreadable */
export async function readWeightsFile(path: string): Promise<WeightsFile> {
  return readWeightsJson(await readText(path), path);
}

/**
 * A weights file for a graph: its parameters in the order in which the graph needs them.
 * @param use a copy may hold what nothing can be computed with: infinite weights, and those that are not numbers
 * @throws UserError weights.*, weights.otherGraph where they belong to another graph
 */
export async function readWeightsFor(
  document: GraphDocument,
  path: string,
  use: 'compute' | 'copy' = 'compute',
): Promise<Pick<WeightsFile, 'parameters' | 'training'>> {
  const { parameters, training } = await readWeightsFile(path);
  if (use === 'compute') requireFinite(parameters, path);
  return { parameters: matchParameters(document, parameters, `The weights in ${path}`), ...(training && { training }) };
}

/** The same, without where they come from. */
export async function readParametersFor(document: GraphDocument, path: string): Promise<readonly NamedTensor[]> {
  return (await readWeightsFor(document, path)).parameters;
}

/** More levels than any sample has: an object, a list, and a list for each of at most 8 dimensions. */
const SAMPLES_DEPTH = 16;

/** @throws UserError cli.notJson, cli.tooDeep, samples.*; file.* */
export async function readSamplesFile(path: string, document: GraphDocument, side: 'input' | 'target'): Promise<SampleBatch> {
  return readSamples(parseSamples(await readText(path), path), document, side, path);
}

function parseSamples(text: string, path: string): unknown {
  const json = parseJson(text, SAMPLES_DEPTH);
  if (json.ok) return json.data;
  const { problem, reason } = json;
  if (problem === 'syntax') {
    const expected = 'a JSON array of samples';
    throw cliError('cli.notJson', `${path} is not valid JSON: ${reason}`, { where: path, expected, received: reason });
  }
  const expected = `at most ${SAMPLES_DEPTH} levels of lists`;
  throw cliError('cli.tooDeep', `${path} is nested too deeply: expected ${expected}`, {
    where: path,
    expected,
    received: reason,
  });
}

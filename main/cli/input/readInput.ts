import { readText } from '#app/files/index.ts';
import { type GraphDocument, type ReadGraph, readGraph } from '#engine/graph/index.ts';
import { matchParameters, readWeightsJson, type WeightsFile } from '#engine/interchange/index.ts';
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
 * @throws UserError weights.*, weights.otherGraph where they belong to another graph
 */
export async function readWeightsFor(
  document: GraphDocument,
  path: string,
): Promise<Pick<WeightsFile, 'parameters' | 'training'>> {
  const { parameters, training } = await readWeightsFile(path);
  return { parameters: matchParameters(document, parameters, `The weights in ${path}`), ...(training && { training }) };
}

/** The same, without where they come from. */
export async function readParametersFor(document: GraphDocument, path: string): Promise<readonly NamedTensor[]> {
  return (await readWeightsFor(document, path)).parameters;
}

/** @throws UserError cli.notJson, samples.* */
export async function readSamplesFile(path: string, document: GraphDocument, side: 'input' | 'target'): Promise<SampleBatch> {
  return readSamples(parseSamples(await readText(path), path), document, side, path);
}

function parseSamples(text: string, path: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw cliError('cli.notJson', `${path} is not valid JSON: ${reason}`, {
      where: path,
      expected: 'a JSON array of samples',
      received: reason,
    });
  }
}

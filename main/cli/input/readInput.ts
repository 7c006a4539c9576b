import { readFile } from 'node:fs/promises';
import { type GraphDocument, type ReadGraph, readGraph } from '#engine/graph/index.ts';
import { matchParameters, readWeightsJson, type WeightsFile } from '#engine/interchange/index.ts';
import type { NamedTensor } from '#engine/training/index.ts';
import { readSamples, type SampleBatch } from '#engine/training/index.ts';
import { cliError } from '../errors.ts';

/** @throws UserError cli.missingFile, cli.unreadableFile */
export async function readTextFile(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw describeReadFailure(path, error as NodeJS.ErrnoException);
  }
}

function describeReadFailure(path: string, { code, message }: NodeJS.ErrnoException) {
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return cliError('cli.missingFile', `There is no file '${path}'`, { where: path, expected: 'a file', received: 'none' });
  }
  const received = code === 'EISDIR' ? 'a folder' : code === 'EACCES' ? 'no permission to read it' : message;
  return cliError('cli.unreadableFile', `'${path}' cannot be read: expected a file, found ${received}`, {
    where: path,
    expected: 'a file that can be read',
    received,
  });
}

/** @throws UserError graph.notJson, graph.foreign, graph.malformed; cli.missingFile, cli.unreadableFile */
export async function readGraphFile(path: string): Promise<ReadGraph> {
  return readGraph(await readTextFile(path), path);
}

/** @throws UserError weights.*; cli.missingFile, cli.unreadableFile */
export async function readWeightsFile(path: string): Promise<WeightsFile> {
  return readWeightsJson(await readTextFile(path), path);
}

/**
 * The parameters of a weights file, in the order in which a graph needs them.
 * @throws UserError weights.*, weights.otherGraph where they belong to another graph
 */
export async function readParametersFor(document: GraphDocument, path: string): Promise<NamedTensor[]> {
  const { parameters } = await readWeightsFile(path);
  return matchParameters(document, parameters, `The weights in ${path}`);
}

/** @throws UserError cli.notJson, samples.* */
export async function readSamplesFile(path: string, document: GraphDocument, side: 'input' | 'target'): Promise<SampleBatch> {
  return readSamples(parseSamples(await readTextFile(path), path), document, side, path);
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

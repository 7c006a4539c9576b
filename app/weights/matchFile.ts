import type { CheckedGraph } from '#engine/graph/index.ts';
import { compareParameters, matchParameters, type ParameterDifference, type WeightsFile } from '#engine/interchange/index.ts';
import { type Message, message } from '#engine/messages/index.ts';
import type { NamedTensor } from '#engine/training/index.ts';
import { weightsFileError } from './errors.ts';

/** More would not help. */
const MOST_DIFFERENCES = 8;

/**
 * The weights of a file in the order of a graph: its own, or, for a format without one, the open one.
 * @throws UserError weights.otherGraph, weights.notOfOpenGraph with a list of the differences, weights.duplicate
 */
export function matchFile(graph: CheckedGraph, { document, parameters }: WeightsFile, file: string): NamedTensor[] {
  if (!document) {
    const differences = compareParameters(graph, parameters);
    if (differences.length > 0) throw notOfOpenGraph(graph, file, differences);
  }
  return matchParameters(graph, parameters, message('The weights in {{file}}', { file }));
}

function notOfOpenGraph({ document }: CheckedGraph, file: string, differences: readonly ParameterDifference[]) {
  const listed = differences.slice(0, MOST_DIFFERENCES).map(describe);
  const rest = differences.length - listed.length;
  const all = rest > 0 ? [...listed, message('{{count}} more', { count: rest })] : listed;
  const values = { file, graph: document.name ?? '', differences: all };
  const text = message("The weights in '{{file}}' do not fit the open graph '{{graph}}': {{differences}}", values);
  return weightsFileError('weights.notOfOpenGraph', text, {
    where: file,
    expected: message('the names and shapes of its parameters'),
    received: all,
    fix: message('Open the graph of these weights, then the file again'),
  });
}

function describe({ name, expected, found }: ParameterDifference): Message {
  if (found === undefined) return message("'{{name}}' {{shape}} is missing", { name, shape: expected ?? '' });
  if (expected === undefined) return message("'{{name}}' {{shape}} is not in the graph", { name, shape: found });
  return message("'{{name}}' has shape {{found}} instead of {{expected}}", { name, found, expected });
}

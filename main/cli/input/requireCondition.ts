import {
  analyzeGraph,
  conditionProblemError,
  conditionScope,
  type GraphDocument,
  pointAt,
  readCondition,
} from '#engine/graph/index.ts';
import { message, messageOf } from '#engine/messages/index.ts';
import { cliError } from '../invocation/errors.ts';

/**
 * Checks `--stop-when` against the graph, before anything is read or trained.
 * @throws UserError cli.condition, whose message shows the text with carets under the place of the problem
 */
export function requireCondition(text: string | undefined, document: GraphDocument): void {
  if (text === undefined) return;
  const { problem } = readCondition(text, conditionScope(analyzeGraph(document).nodes));
  if (!problem) return;
  const { details } = conditionProblemError(text, problem);
  const values = { problem: messageOf(problem.message), text: indent(pointAt(text, problem)) };
  throw cliError('cli.condition', message('--stop-when: {{problem}}\n{{text}}', values), details);
}

const indent = (lines: string): string => lines.replaceAll(/^/gm, '  ');

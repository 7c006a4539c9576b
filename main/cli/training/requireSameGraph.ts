import type { RunDetails } from '#app/contract/index.ts';
import type { GraphDocument } from '#engine/graph/index.ts';
import { describeValue, message } from '#engine/text/index.ts';
import { cliError } from '../errors.ts';
import { compareGraphs } from '../runs/compareRuns.ts';

/**
 * Refuses to resume a run with another network than that which it has trained.
 * @throws UserError cli.otherGraph
 */
export function requireSameGraph(run: RunDetails, document: GraphDocument, path: string): void {
  const [difference] = compareGraphs(run.document, document);
  if (!difference) return;
  const { field, a, b } = difference;
  const expected = message('{{field}} {{value}}', { field, value: describeValue(a) });
  const received = describeValue(b);
  const values = { path, run: run.id, expected, received };
  const text = message('{{path}} is not the graph of run {{run}}: expected {{expected}}, found {{received}}', values);
  throw cliError('cli.otherGraph', text, {
    where: path,
    expected,
    received,
    fix: message('Omit the graph to resume the run, or start a new run with --weights'),
  });
}

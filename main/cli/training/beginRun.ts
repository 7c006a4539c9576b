import type { RunDetails, RunSummary, StartRemarks } from '#app/contract/index.ts';
import { type Runs, warningOf } from '#app/runs/index.ts';
import type { GraphDocument } from '#engine/graph/index.ts';
import { message } from '#engine/messages/index.ts';
import { describeValue } from '#engine/text/index.ts';
import { readGraphFile, readWeightsFor } from '../input/readInput.ts';
import { requireCondition } from '../input/requireCondition.ts';
import { type Overrides, requireData, withOverrides } from '../input/settings.ts';
import { cliError } from '../invocation/errors.ts';
import { compareGraphs } from '../runs/compareRuns.ts';

/** A run in training. */
export interface BegunRun {
  readonly summary: RunSummary;
  /** The step that it resumes from; 0 for a new run. */
  readonly afterStep: number;
  readonly remarks: StartRemarks;
}

interface StartOptions extends Overrides {
  readonly weights?: string;
  readonly fromRun?: string;
  readonly atStep?: number;
  readonly threads?: number;
}

/** @throws UserError of reading the files and of Runs.start */
export async function startRun(
  runs: Runs,
  graph: string,
  { weights, fromRun, atStep, threads, ...overrides }: StartOptions,
): Promise<BegunRun> {
  const read = await readGraphFile(graph);
  const document = withOverrides(read.document, overrides);
  requireData(document, graph);
  requireCondition(overrides.stopWhen, document);
  const initial = weights === undefined ? undefined : await readWeightsFor(document, weights);
  const forkOf = fromRun === undefined ? undefined : { runId: runs.load(fromRun).id, step: atStep };
  const start = { document, initialParameters: initial?.parameters, forkOf, threads };
  const { warnings, notes, ...summary } = await runs.start(start);
  const known = read.diagnostics.map(warningOf);
  return { summary, afterStep: 0, remarks: { warnings: [...known, ...(initial?.warnings ?? []), ...warnings], notes } };
}

/**
 * @param graph the run's own graph, if the command names it
 * @throws UserError of Runs.resumeFromCheckpoint; cli.otherGraph
 */
export async function resumeRun(
  runs: Runs,
  runId: string,
  graph: string | undefined,
  { threads, stopWhen }: { readonly threads?: number; readonly stopWhen?: string },
): Promise<BegunRun> {
  const run = runs.load(runId);
  if (graph !== undefined) requireSameGraph(run, (await readGraphFile(graph)).document, graph);
  const afterStep = run.checkpoints.at(-1)?.step ?? 0;
  requireCondition(stopWhen, run.document);
  const summary = await runs.resumeFromCheckpoint(runId, { threads, condition: stopWhen });
  return { summary, afterStep, remarks: { warnings: [], notes: [] } };
}

/**
 * Refuses to resume a run with another network than that which it has trained.
 * @throws UserError cli.otherGraph
 */
function requireSameGraph(run: RunDetails, document: GraphDocument, path: string): void {
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

import type { RunSummary } from '#app/contract/index.ts';
import type { Runs } from '#app/runs/index.ts';
import { readGraphFile, readWeightsFor } from '../input/readInput.ts';
import { type Overrides, requireData, withOverrides } from '../input/settings.ts';
import { requireSameGraph } from './requireSameGraph.ts';

/** A run that trains. */
export interface BegunRun {
  readonly summary: RunSummary;
  /** The step that it goes on from; 0 for a new one. */
  readonly afterStep: number;
  /** What a person should know before the first epoch: a sentence each. */
  readonly warnings: readonly string[];
}

/** @throws UserError of reading the files and of Runs.start */
export async function startRun(
  runs: Runs,
  graph: string,
  { weights, threads, ...overrides }: Overrides & { readonly weights?: string; readonly threads?: number },
): Promise<BegunRun> {
  const document = withOverrides((await readGraphFile(graph)).document, overrides);
  requireData(document, graph);
  const initial = weights === undefined ? undefined : await readWeightsFor(document, weights);
  const summary = await runs.start({ document, initialParameters: initial?.parameters, threads });
  return { summary, afterStep: 0, warnings: initial?.warnings ?? [] };
}

/**
 * @param graph the run's own graph, where the command names it
 * @throws UserError of Runs.resumeFromCheckpoint; cli.otherGraph
 */
export async function resumeRun(runs: Runs, runId: string, graph: string | undefined, threads?: number): Promise<BegunRun> {
  const run = runs.load(runId);
  if (graph !== undefined) requireSameGraph(run, (await readGraphFile(graph)).document, graph);
  const afterStep = run.checkpoints.at(-1)?.step ?? 0;
  return { summary: await runs.resumeFromCheckpoint(runId, { threads }), afterStep, warnings: [] };
}

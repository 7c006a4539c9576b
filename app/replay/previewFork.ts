import { epochAt, type ForkPreview } from '#app/contract/index.ts';
import { findCheckpointBefore, listCheckpoints, type ReadingConnection, requireRun } from '#app/store/index.ts';
import { checkGraph, type GraphDocument } from '#engine/graph/index.ts';
import { forkFrom, updatesUpTo } from '#engine/training/index.ts';
import { afterLast, beforeFirst, noCheckpoint } from './errors.ts';

/**
 * What a run of a graph would keep of another one after a step. Names and shapes are the same at all steps of a run, so nothing is
 * replayed: the checkpoint before the step tells them.
 * @throws UserError run.notFound, replay.noCheckpoint, replay.beforeFirst, replay.stepRange, graph.invalid
 */
export function previewFork(
  connection: ReadingConnection,
  { runId, step }: { readonly runId: string; readonly step: number },
  document: GraphDocument,
): ForkPreview {
  const run = requireRun(connection, runId);
  const [first] = listCheckpoints(connection, runId);
  if (!first) throw noCheckpoint(run);
  if (step < first.step) throw beforeFirst(run, { step, first: first.step });
  const { summary, updatesBefore } = run;
  if (!summary.importedFrom && step > summary.step) throw afterLast(run, { step, last: summary.step });
  const checkpoint = findCheckpointBefore(connection, runId, step);
  if (!checkpoint) throw noCheckpoint(run);
  const position = { step, ...epochAt(summary, step) };
  const graph = checkGraph(run.document);
  // What early stopping restored is there after the last step only.
  const { callbacks, ...state } = checkpoint;
  const isAt = checkpoint.step === step;
  const fork = forkFrom(checkGraph(document), {
    graph,
    checkpoint: isAt ? checkpoint : { ...state, ...position },
    updates: updatesBefore + updatesUpTo(position, summary, graph.configuration.accumulate),
  });
  return {
    run: runId,
    step,
    kept: [...fork.kept],
    parameters: fork.parameters.length,
    remarks: [...fork.remarks],
  };
}

import { openDatasets } from '#app/datasets/index.ts';
import { type ReplayControl, Replayer } from '#app/replay/index.ts';
import { findRun, type ReadingConnection } from '#app/store/index.ts';
import { type CheckedGraph, checkGraph } from '#engine/graph/index.ts';
import type { Executor } from '#engine/kernels/index.ts';
import { type Message, message, quoted } from '#engine/messages/index.ts';
import { type Fork, forkFrom, updatesUpTo } from '#engine/training/index.ts';
import { runError } from './errors.ts';
import type { ForkOf } from './trainingJob.ts';

export interface ForkOptions extends ReplayControl {
  readonly connection: ReadingConnection;
  readonly resourcesDirectory: string;
  readonly executor: Executor;
}

export interface ForkedRun extends Fork {
  readonly run: string;
  readonly step: number;
  /** What the new run starts from, and what of it is new, a sentence each. */
  readonly notes: readonly Message[];
}

/**
 * Rebuilds a run after one of its steps, and matches it with a graph that is to go on from there.
 * @throws UserError replay.*, dataset.*, run.nothingKept
 */
export function forkRun(
  graph: CheckedGraph,
  { runId, step: given }: ForkOf,
  { connection, resourcesDirectory, executor, ...control }: ForkOptions,
): ForkedRun {
  const replayer = new Replayer(connection, openDatasets({ resourcesDirectory }), runId, { executor });
  const step = given ?? replayer.range.last;
  const { checkpoint, remarks } = replayer.at(step, control);
  const source = findRun(connection, runId);
  if (!source) throw new Error(`the replayed run ${runId} is gone`);
  const { document, summary, updatesBefore } = source;
  const before = checkGraph(document);
  const updates = updatesBefore + updatesUpTo(checkpoint, summary, before.configuration.accumulate);
  const fork = forkFrom(graph, { graph: before, checkpoint, updates });
  if (fork.kept.length === 0) throw nothingKept(summary.name);
  const values = { run: summary.name, step, kept: fork.kept.length, count: fork.parameters.length };
  const start = message("Starts with {{kept}} of {{count}} parameters as they were after step {{step}} of '{{run}}'", values);
  const isPartial = fork.kept.length < fork.parameters.length;
  const kept = isPartial ? [message('Kept: {{names}}', { names: fork.kept.map(quoted) })] : [];
  return { ...fork, run: runId, step, notes: [start, ...kept, ...fork.remarks, ...remarks] };
}

function nothingKept(run: string) {
  return runError('run.nothingKept', message("No parameter of '{{run}}' has the name and shape of one of this graph", { run }), {
    where: run,
    expected: message('at least one parameter in common'),
    received: message('none'),
    fix: message('Keep the names and sizes of the layers whose weights you want to keep, or start from initial weights'),
  });
}

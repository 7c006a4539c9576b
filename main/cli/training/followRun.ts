import type { EpochRow, RunEvent } from '#app/contract/index.ts';
import type { Runs } from '#app/runs/index.ts';
import { EpochLines } from '../format/epochLines.ts';
import { ProgressBar } from '../format/progressBar.ts';
import type { Invocation } from '../invocation/invocation.ts';

/**
 * Shows a run in training: a line per epoch, and a progress bar on a terminal. A run whose condition holds is stopped. Resolves
 * when the run has ended.
 * @returns its last event
 */
export async function followRun(
  { environment, reporter }: Invocation,
  runs: Runs,
  { runId, afterStep }: { readonly runId: string; readonly afterStep: number },
): Promise<RunEvent | undefined> {
  const bar = new ProgressBar(environment.stderr);
  const lines = new EpochLines();
  let last: RunEvent | undefined;
  let hasHeld = false;
  const show = (row: EpochRow) => {
    reporter.result({ type: 'epoch', ...row }, () => lines.next(row).join('\n'));
  };
  try {
    for await (const event of runs.watch(runId, { afterStep })) {
      last = event;
      if (event.epochs?.length) bar.hide();
      event.epochs?.forEach(show);
      if (event.conditions) hasHeld = event.conditions.at(-1)?.held != null;
      if (hasHeld && event.progress.status === 'paused') await runs.stop(runId);
      if (event.progress.status === 'running') bar.update(event.progress, latestLoss(event));
    }
  } finally {
    bar.hide();
  }
  return last;
}

function latestLoss({ steps }: RunEvent): number | null | undefined {
  return steps?.loss.at(-1);
}

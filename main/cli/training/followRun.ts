import type { EpochRow, RunEvent } from '#app/contract/index.ts';
import type { Runs } from '#app/runs/index.ts';
import { EpochLines } from '../format/epochLines.ts';
import { ProgressBar } from '../format/progressBar.ts';
import type { Invocation } from '../invocation.ts';

/**
 * Shows a run in training: a line per epoch, and a progress bar on a terminal. Resolves when the run has ended.
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
  const show = (row: EpochRow) => {
    reporter.result({ type: 'epoch', ...row }, () => lines.next(row).join('\n'));
  };
  try {
    for await (const event of runs.watch(runId, { afterStep })) {
      last = event;
      if (event.epochs?.length) bar.hide();
      event.epochs?.forEach(show);
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

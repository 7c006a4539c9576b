import type { RunEvent } from '#app/contract/index.ts';
import { RunWatcher } from './runWatcher.ts';

const LOOK_EVERY_MS = 1000;

/**
 * Watches a run of another process by polling the database.
 * @param read the records after a step, and whether the run continues
 */
export function watchElsewhere(
  first: RunEvent,
  afterStep: number | undefined,
  read: (afterStep: number) => { readonly event: RunEvent; readonly isOver: boolean },
): RunWatcher {
  let step = first.steps?.step.at(-1) ?? first.progress.step;
  const timer = setInterval(() => {
    const { event, isOver } = read(step);
    step = event.steps?.step.at(-1) ?? step;
    watcher.push(event);
    if (isOver) watcher.end();
  }, LOOK_EVERY_MS);
  const watcher = new RunWatcher(() => clearInterval(timer), afterStep);
  watcher.push(first);
  return watcher;
}

import type { RunEvent } from '#app/contract/index.ts';
import { RunWatcher } from './runWatcher.ts';

const LOOK_EVERY_MS = 1000;

/**
 * Watches a run that another process trains, by looking into the database.
 * @param read what was recorded after a step, and whether the run still goes on
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

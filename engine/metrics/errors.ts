import type { Answers } from './answers.ts';

/** Calls `visit` with each error ŷ - y of a regression, in the target's own units. */
export function forEachError({ task, prediction, target }: Answers, visit: (error: number) => void): void {
  if (task.kind !== 'regression') return;
  const { units } = task;
  for (let index = 0; index < prediction.length; index++)
    visit((prediction[index] - target[index]) * units[index % units.length]);
}

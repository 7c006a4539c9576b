import type { WatchedCondition } from '#app/contract/index.ts';
import type { TrainingConfiguration } from '#engine/graph/index.ts';

/** The conditions of a new run. */
export function firstConditions({ stopWhen }: TrainingConfiguration): WatchedCondition[] {
  return stopWhen === undefined ? [] : [watchFrom(stopWhen, 0)];
}

/**
 * The conditions of a run that resumes after a step: what held later is open again.
 * @param replacement watched for in place of the last one
 */
export function conditionsAfter(
  conditions: readonly WatchedCondition[],
  step: number,
  replacement: string | undefined,
): readonly WatchedCondition[] {
  const open = conditions.map((each) => (each.held && each.held.step > step ? { ...each, held: null } : each));
  return replacement === undefined ? open : [...endLast(open, step), watchFrom(replacement, step)];
}

export function watchFrom(condition: string, since: number): WatchedCondition {
  return { condition, since, until: null, held: null };
}

/** The last condition is no longer watched. */
export function endLast(conditions: readonly WatchedCondition[], step: number): readonly WatchedCondition[] {
  const last = conditions.at(-1);
  if (!last || !isOpen(last)) return conditions;
  return [...conditions.slice(0, -1), { ...last, until: step }];
}

/** True if it is watched and has not held yet. */
export function isOpen({ until, held, problem }: WatchedCondition): boolean {
  return until === null && held === null && problem === undefined;
}

import type { HeldCondition as HeldData } from '#app/contract/index.ts';
import type { StoredRun } from '#app/store/index.ts';
import { type Condition, checkGraph, conditionProblemError, conditionScope, readCondition } from '#engine/graph/index.ts';
import type { HeldCondition } from '#engine/training/index.ts';
import { toAnyNumber } from './describeTensor.ts';

/** A condition, checked against the graph of a run. @throws UserError condition.* */
export function conditionOf({ document }: Pick<StoredRun, 'document'>, text: string): Condition {
  const { condition, problem } = readCondition(text, conditionScope(checkGraph(document).analysis.nodes));
  if (problem) throw conditionProblemError(text, problem);
  return condition;
}

/** A held condition as data. */
export function describeHeld({ step, epoch, seen }: HeldCondition): HeldData {
  return { step, epoch, values: seen.map(({ value, ...part }) => ({ ...part, value: toAnyNumber(value) })) };
}

import type { Parameter, SearchSpace } from '../space/parameter.ts';
import { valueIn } from '../space/values.ts';
import type { Trial } from '../trials/trial.ts';

/**
 * The parameters in groups that are modeled together: every trial has all or none of the parameters of a group, so that no group lacks
 * values. Without conditions, it is one group. A parameter that no trial has is a group of its own.
 */
export function groupParameters(space: SearchSpace, trials: readonly Trial[]): readonly Parameter[][] {
  const groups = new Map<string, Parameter[]>();
  for (const parameter of space) {
    const holders = trials.flatMap(({ number, values }) => (valueIn(values, parameter.name) === undefined ? [] : [number]));
    const key = holders.length > 0 ? holders.join() : `no trial: ${parameter.name}`;
    groups.set(key, [...(groups.get(key) ?? []), parameter]);
  }
  return [...groups.values()];
}

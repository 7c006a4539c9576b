import type { ParameterDraft } from './parameterDraft.ts';

/** A choice of another parameter, as the value of an option. */
export const keyOf = (address: string, choice: string): string => JSON.stringify([address, choice]);

/** The condition by the chosen options. It is on one parameter: a choice of another one replaces it. */
export function conditionOf(keys: readonly string[], when: ParameterDraft['when']): ParameterDraft['when'] {
  const pairs = keys.map((key): [address: string, choice: string] => JSON.parse(key));
  const added = pairs.findLast(([address]) => address !== when?.name) ?? pairs.at(-1);
  if (!added) return null;
  const [name] = added;
  return { name, in: pairs.filter(([address]) => address === name).map(([, choice]) => choice) };
}

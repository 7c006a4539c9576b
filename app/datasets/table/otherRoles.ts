import type { OtherColumn } from '../base/source.ts';
import type { TableOptions } from './tableOptions.ts';

/** The roles of the columns that the options name, apart from features and targets. */
export function otherRoles({ weight, group, splitColumn, time, window }: TableOptions): ReadonlyMap<string, OtherColumn['role']> {
  const roles = [
    [weight, 'weight'],
    [splitColumn, 'split'],
    ...(window === null ? [] : [[time, 'time'] as const]),
    [group, 'group'],
  ] as const;
  return new Map(roles.filter(([name]) => name !== ''));
}

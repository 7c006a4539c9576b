import { z } from '../../text/index.ts';

/** Limits of a sweep; without one, only the space ends it. */
export const budgetSchema = z
  .strictObject({
    /** Trials, whatever their result. */
    trials: z.int().min(1).optional(),
    /** Running time of the sweep in seconds. */
    seconds: z.number().positive().optional(),
  })
  .readonly();
export type Budget = z.infer<typeof budgetSchema>;

/** What a sweep has used of its budget. */
export interface Spent {
  /** Trials begun. */
  readonly trials: number;
  readonly seconds: number;
}

/** The limit that a sweep has reached; undefined if it may begin another trial. */
export function reachedLimit(budget: Budget, spent: Spent): keyof Budget | undefined {
  const limits = ['trials', 'seconds'] as const;
  return limits.find((limit) => spent[limit] >= (budget[limit] ?? Number.POSITIVE_INFINITY));
}

import { z } from 'zod';
import { describeIssueAt } from './issueSentence.ts';
import { english, type Message } from './message.ts';

// Schemas without their own message use the program's wording everywhere: readers, fields, the contract.
z.config({ customError: (issue) => english(describeIssueAt(issue, issue.input)) });

/**
 * A schema with its own description, used by `describeIssue`.
 * @example expecting((value) => value instanceof Uint8Array, message('bytes'))
 */
export function expecting<Value>(accepts: (value: unknown) => boolean, expected: Message): z.ZodType<Value, Value> {
  return z.custom<Value>(accepts, { params: { expected } });
}

export { z };

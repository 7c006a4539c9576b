import { z } from 'zod';
import { english, type Message } from '../messages/index.ts';
import { describeIssueAt } from './issueSentence.ts';

// Schemas that say nothing of their own speak the program's language, wherever they are used: readers, fields, the contract.
z.config({ customError: (issue) => english(describeIssueAt(issue, issue.input)) });

/**
 * A schema that says itself what it expects; `describeIssue` tells it.
 * @example expecting((value) => value instanceof Uint8Array, message('bytes'))
 */
export function expecting<Value>(accepts: (value: unknown) => boolean, expected: Message): z.ZodType<Value, Value> {
  return z.custom<Value>(accepts, { params: { expected } });
}

export { z };

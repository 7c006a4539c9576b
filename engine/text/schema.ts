import { z } from 'zod';
import { english, type Message } from '../messages/index.ts';
import { describeIssueAt } from './issueSentence.ts';

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

/** A list without its invalid items; empty if it is no list. */
export function readableItems<Item>(item: z.ZodType<Item>) {
  return z
    .array(z.unknown())
    .catch([])
    .transform((items) => readAll(item, items));
}

/** An object without its invalid entries; empty if it is no object. */
export function readableEntries<Value>(value: z.ZodType<Value>) {
  return z
    .record(z.string(), z.unknown())
    .catch({})
    .transform((entries) => Object.fromEntries(readAll(z.tuple([z.string(), value]), Object.entries(entries))));
}

function readAll<Value>(schema: z.ZodType<Value>, items: readonly unknown[]): Value[] {
  return items.flatMap((item) => {
    const result = schema.safeParse(item);
    return result.success ? [result.data] : [];
  });
}

import { z } from './schema.ts';

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

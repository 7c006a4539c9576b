import type { GraphDocument } from '#engine/graph/index.ts';

/** True for equal documents. Both must have been read by the schema, which fixes the order of their parts. */
export function isSameDocument(one: GraphDocument, other: GraphDocument): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Parses stored JSON; undefined if it is damaged. */
export function parseStored(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

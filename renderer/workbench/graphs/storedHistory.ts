import { z } from 'zod';
import { message } from '#app/contract/index.ts';
import { type GraphDocument, graphSchema } from '#engine/graph/index.ts';
import type { HistoryEntry, HistorySteps } from '../../document/index.ts';
import { isSameDocument, parseStored } from './storedDocument.ts';

const patches = z.array(
  z.object({
    op: z.enum(['add', 'remove', 'replace']),
    path: z.array(z.union([z.string(), z.number()])),
    value: z.unknown().optional(),
  }),
);
const entrySchema = z.object({
  label: z.union([z.string(), message]),
  patches,
  inverse: patches,
  path: z.array(z.string()),
  mergeKey: z.string().exactOptional(),
});

const storedSchema = z.object({
  /** The document of the history, as JSON: undo and redo apply to no other. */
  document: z.string(),
  /** Entries as JSON, in order. */
  past: z.array(z.string()),
  future: z.array(z.string()),
});

/** A history as it is stored. */
export type StoredHistory = z.infer<typeof storedSchema>;

/** Limit of a history in characters: hundreds of edits of a large graph. The oldest steps are left out. */
const MOST_CHARACTERS = 4_000_000;

/** @param most limit of its entries, in characters */
export function storeHistory(document: GraphDocument, { past, future }: HistorySteps, most = MOST_CHARACTERS): StoredHistory {
  const undoable = nearest(past.toReversed(), most);
  const rest = most - undoable.reduce((sum, { length }) => sum + length, 0);
  return { document: JSON.stringify(document), past: undoable.toReversed(), future: nearest(future, rest) };
}

const written = new WeakMap<HistoryEntry, string>();

/** The first entries as texts, up to a number of characters. Each is written once. */
function nearest(entries: readonly HistoryEntry[], most: number): string[] {
  const texts: string[] = [];
  let rest = most;
  for (const entry of entries) {
    const text = written.get(entry) ?? JSON.stringify(entry);
    written.set(entry, text);
    rest -= text.length;
    if (rest < 0) break;
    texts.push(text);
  }
  return texts;
}

/** True if a stored history is of this document. */
export function describesDocument(stored: unknown, document: GraphDocument): boolean {
  const { data } = storedSchema.safeParse(stored);
  const described = data && graphSchema.safeParse(parseStored(data.document));
  return described?.success === true && isSameDocument(described.data, document);
}

/** The steps of a stored history; undefined if any of it is damaged. */
export function readSteps(stored: unknown): HistorySteps | undefined {
  const { data } = storedSchema.safeParse(stored);
  if (!data) return undefined;
  const read = (entries: readonly string[]) => z.array(entrySchema).safeParse(entries.map(parseStored)).data;
  const [past, future] = [read(data.past), read(data.future)];
  return past && future && { past, future };
}

import { z } from 'zod';
import { type GraphDocument, graphSchema } from '#engine/graph/index.ts';
import { parseStored } from './storedDocument.ts';

/** The part of `localStorage` used for drafts. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Unsaved changes, stored by the window itself: if the program ends before saving, they are restored when the graph is opened
 * again.
 */
export interface Drafts {
  /** Stores a document after a pause in changes. */
  keep(id: string, document: GraphDocument): void;
  /** Writes pending drafts, as when the window closes. */
  write(): void;
  forget(id: string): void;
  /** The draft, if it exists and nothing newer was saved since (milliseconds since 1970). */
  read(id: string, storedAt: number): GraphDocument | undefined;
}

const keyOf = (id: string) => `backwire.draft.${id}`;

const draftSchema = z.object({ at: z.number(), document: graphSchema });

/** Shorter than the autosave delay, so that a draft exists before a save can fail. */
const QUIET_MS = 250;

export function createDrafts(storage: DraftStorage, now: () => number = Date.now): Drafts {
  const waiting = new Map<string, { readonly at: number; readonly document: GraphDocument }>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function write(): void {
    clearTimeout(timer);
    for (const [id, draft] of waiting) {
      try {
        storage.setItem(keyOf(id), JSON.stringify(draft));
      } catch {
        // Full or forbidden storage does not affect editing; only the draft is missing.
      }
    }
    waiting.clear();
  }

  return {
    keep(id, document) {
      waiting.set(id, { at: now(), document });
      clearTimeout(timer);
      timer = setTimeout(write, QUIET_MS);
    },
    write,
    forget(id) {
      waiting.delete(id);
      storage.removeItem(keyOf(id));
    },
    read(id, storedAt) {
      const text = storage.getItem(keyOf(id));
      if (text === null) return undefined;
      const result = draftSchema.safeParse(parseStored(text));
      return result.success && result.data.at >= storedAt ? result.data.document : undefined;
    },
  };
}

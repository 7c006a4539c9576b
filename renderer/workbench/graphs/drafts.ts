import { z } from 'zod';
import { type GraphDocument, graphSchema } from '#engine/graph/index.ts';

/** Where drafts are kept: what `localStorage` offers. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Changes that are not stored yet, kept by the window itself: should the program end before they are, they are there
 * when the graph is opened again.
 */
export interface Drafts {
  /** Keeps a document once nothing has changed for a while. */
  keep(id: string, document: GraphDocument): void;
  /** Writes what waits, as when the window goes. */
  write(): void;
  forget(id: string): void;
  /** The changed document, if there is one and nothing newer was stored since (milliseconds since 1970). */
  read(id: string, storedAt: number): GraphDocument | undefined;
}

const keyOf = (id: string) => `backwire.draft.${id}`;

const draftSchema = z.object({ at: z.number(), document: graphSchema });

/** Shorter than what the autosave waits, so that a draft is there before a save can fail. */
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
        // A full or forbidden storage takes nothing from what is being edited; it only misses the second net.
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
      const result = draftSchema.safeParse(parse(text));
      return result.success && result.data.at >= storedAt ? result.data.document : undefined;
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

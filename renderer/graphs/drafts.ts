import { z } from 'zod';
import { type GraphDocument, graphSchema } from '#engine/graph/index.ts';

/** Where drafts are kept: what `localStorage` offers. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Changes that are not stored yet, kept by the window itself: should the program end before they are, they are there
 * when the graph is opened again.
 */
export interface Drafts {
  keep(id: string, document: GraphDocument): void;
  forget(id: string): void;
  /** The changed document, if there is one and nothing newer was stored since (milliseconds since 1970). */
  read(id: string, storedAt: number): GraphDocument | undefined;
}

const keyOf = (id: string) => `backwire.draft.${id}`;

const draftSchema = z.object({ at: z.number(), document: graphSchema });

export function createDrafts(storage: DraftStorage, now: () => number = Date.now): Drafts {
  return {
    keep(id, document) {
      try {
        storage.setItem(keyOf(id), JSON.stringify({ at: now(), document }));
      } catch {
        // A full or forbidden storage takes nothing from what is being edited; it only misses the second net.
      }
    },
    forget: (id) => storage.removeItem(keyOf(id)),
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

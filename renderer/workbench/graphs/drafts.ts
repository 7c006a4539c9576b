import { z } from 'zod';
import { type GraphDocument, graphSchema } from '#engine/graph/index.ts';
import { afterPause } from '../../document/index.ts';
import { isSameDocument, parseStored } from './storedDocument.ts';

/** The part of `localStorage` used for drafts. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Unsaved changes, stored by the window itself: if the program ends before saving, they are restored when the graph is opened
 * again.
 */
export interface Drafts {
  /**
   * Stores a document after a pause in changes.
   * @param saving an earlier state that is being saved
   */
  keep(id: string, document: GraphDocument, saving?: GraphDocument): void;
  /** Writes pending drafts, as when the window closes. */
  write(): void;
  forget(id: string): void;
  /** The draft, if it exists and nothing newer was saved. */
  read(id: string, stored: Stored): GraphDocument | undefined;
}

/** What was saved, and when, in milliseconds since 1970. */
interface Stored {
  readonly updatedAt: number;
  readonly document: GraphDocument;
}

const keyOf = (id: string) => `backwire.draft.${id}`;

const draftSchema = z.object({ at: z.number(), document: graphSchema, saving: graphSchema.optional() });

interface Draft {
  readonly at: number;
  readonly document: GraphDocument;
  readonly saving: GraphDocument | undefined;
}

/** False if something was saved after the draft, except the earlier state whose save was on its way. */
const isNewer = ({ at, saving }: Draft, { updatedAt, document }: Stored): boolean =>
  at >= updatedAt || (saving !== undefined && isSameDocument(saving, document));

/** Shorter than the autosave delay, so that a draft exists before a save can fail. */
const PAUSE = { quiet: 250, latest: 1000 };

export function createDrafts(storage: DraftStorage, now: () => number = Date.now): Drafts {
  const waiting = new Map<string, Draft>();
  const pause = afterPause(write, PAUSE);

  function write(): void {
    pause.cancel();
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
    keep(id, document, saving) {
      waiting.set(id, { at: now(), document, saving });
      pause.plan();
    },
    write,
    forget(id) {
      waiting.delete(id);
      storage.removeItem(keyOf(id));
    },
    read(id, stored) {
      const text = storage.getItem(keyOf(id));
      if (text === null) return undefined;
      const { data: draft } = draftSchema.safeParse(parseStored(text));
      return draft && isNewer({ saving: undefined, ...draft }, stored) ? draft.document : undefined;
    },
  };
}

import type { GraphDocument } from '#engine/graph/index.ts';
import { afterPause, type HistorySteps } from '../../document/index.ts';
import { describesDocument, readSteps, type StoredHistory, storeHistory } from './storedHistory.ts';

/** Where histories are stored, by graph. Any call may fail, or find something else. */
export interface HistoryStorage {
  get(id: string): Promise<unknown>;
  set(id: string, history: StoredHistory): Promise<void>;
  remove(id: string): Promise<void>;
  ids(): Promise<readonly string[]>;
}

/** Undo and redo of the open graphs, stored by the window itself, so that they survive it. */
export interface Histories {
  /** Stores the steps of a document after a pause in changes. */
  keep(id: string, document: GraphDocument, steps: HistorySteps): void;
  /** Writes what waits, as when the window closes. */
  write(): void;
  forget(id: string): void;
  /** Finds the steps of the first of some documents for which they were stored. None if it has been changed elsewhere since. */
  read(id: string, documents: readonly GraphDocument[]): Promise<FoundSteps | undefined>;
  /** Removes those of all other graphs. */
  retain(ids: ReadonlySet<string>): Promise<void>;
}

export interface FoundSteps {
  readonly document: GraphDocument;
  readonly steps: HistorySteps;
}

/** Long enough not to write at each key. */
const PAUSE = { quiet: 400, latest: 5000 };

export function createHistories(storage: HistoryStorage): Histories {
  const waiting = new Map<string, readonly [GraphDocument, HistorySteps]>();
  const pause = afterPause(write, PAUSE);

  function write(): void {
    pause.cancel();
    // Full or forbidden storage does not affect editing; only the history is missing.
    for (const [id, kept] of waiting) storage.set(id, storeHistory(...kept)).catch(() => {});
    waiting.clear();
  }

  return {
    keep(id, document, steps) {
      waiting.set(id, [document, steps]);
      pause.plan();
    },
    write,
    forget(id) {
      waiting.delete(id);
      storage.remove(id).catch(() => {});
    },
    async read(id, documents) {
      const stored = await storage.get(id).catch(() => undefined);
      const document = documents.find((candidate) => describesDocument(stored, candidate));
      const steps = document && readSteps(stored);
      return steps && { document, steps };
    },
    async retain(ids) {
      const stored = await storage.ids().catch(() => []);
      await Promise.all(stored.filter((id) => !ids.has(id)).map((id) => storage.remove(id).catch(() => {})));
    },
  };
}

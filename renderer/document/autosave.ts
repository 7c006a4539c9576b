import { createStore, type StoreApi } from 'zustand/vanilla';
import type { GraphDocument } from '#engine/graph/index.ts';
import { afterPause } from './afterPause.ts';

type SaveState =
  /** Saved, at this time (milliseconds since 1970). */
  | { readonly status: 'saved'; readonly at: number }
  | { readonly status: 'pending' }
  | { readonly status: 'saving' }
  /** The last attempt failed and will be retried. */
  | { readonly status: 'failed'; readonly error: unknown };

export interface Autosave {
  readonly state: StoreApi<SaveState>;
  /** Reports a changed document. */
  changed(document: GraphDocument): void;
  /** Reports that another window saved, at this time (milliseconds since 1970), what is shown here now. */
  savedElsewhere(at: number): void;
  /** Drops pending changes: there is nothing left to save them to. */
  cancel(): void;
  /** Saves pending changes now; resolves when saved, or when the attempt failed. */
  flush(): Promise<void>;
}

/** Short enough to lose nothing, long enough not to save every letter. */
const PAUSE = { quiet: 400, latest: 2000 };
const FIRST_RETRY_MS = 1000;
const LONGEST_RETRY_MS = 15_000;

/**
 * Saves a document shortly after each change, one save at a time and always the newest state. A failed save is retried until it
 * succeeds.
 * @param save stores the document and returns the time, in milliseconds since 1970
 */
export function createAutosave(save: (document: GraphDocument) => Promise<number>, savedAt: number): Autosave {
  const state = createStore<SaveState>(() => ({ status: 'saved', at: savedAt }));
  let waiting: GraphDocument | undefined;
  const pause = afterPause(() => void flush(), PAUSE);
  let retry: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;
  let failures = 0;
  let isCanceled = false;

  function forgetTimers(): void {
    pause.cancel();
    clearTimeout(retry);
  }

  async function saveWaiting(): Promise<void> {
    while (waiting) {
      const document = waiting;
      waiting = undefined;
      state.setState({ status: 'saving' }, true);
      try {
        const at = await save(document);
        failures = 0;
        state.setState(waiting ? { status: 'pending' } : { status: 'saved', at }, true);
      } catch (error) {
        if (isCanceled) return;
        // A newer state takes precedence over the failed one.
        waiting ??= document;
        state.setState({ status: 'failed', error }, true);
        forgetTimers();
        retry = setTimeout(() => void flush(), Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures++));
        return;
      }
    }
  }

  async function flush(): Promise<void> {
    forgetTimers();
    if (running) {
      await running;
      if (!waiting || state.getState().status === 'failed') return;
    }
    running = saveWaiting().finally(() => {
      running = undefined;
    });
    await running;
  }

  return {
    state,
    changed(document) {
      waiting = document;
      if (state.getState().status === 'saved') state.setState({ status: 'pending' }, true);
      clearTimeout(retry);
      pause.plan();
    },
    savedElsewhere: (at) => state.setState({ status: 'saved', at }, true),
    cancel() {
      isCanceled = true;
      forgetTimers();
      waiting = undefined;
    },
    flush,
  };
}

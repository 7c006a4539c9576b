import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RunDiagnosis } from '#app/contract/index.ts';
import type { Client } from '../connection/index.ts';

/** What was found in runs, by their ids. */
export type DiagnosesState = Readonly<Record<string, RunDiagnosis>>;

/** The diagnoses of runs: of those in training again and again, of others on request. */
export interface Diagnoses extends StoreApi<DiagnosesState> {
  diagnose(runId: string, signal?: AbortSignal): Promise<void>;
  /** A run trains: it is diagnosed from time to time. */
  trains(runId: string): void;
  /** A run has ended: once more, if it has been diagnosed while it trained. */
  ends(runId: string): void;
  forget(runId: string): void;
}

/** A run is diagnosed first when it has trained for so many milliseconds. */
const FIRST = 5000;
/** Time between two diagnoses, in times of what the last one took: they take at most half a percent. */
const REST = 200;

/** @param reader whose calls wait for a connection */
export function createDiagnoses(reader: Pick<Client, 'runs'>, now: () => number = () => performance.now()): Diagnoses {
  const store = createStore<DiagnosesState>(() => ({}));
  /** When runs in training are diagnosed next; endless while they are. */
  const due = new Map<string, number>();

  async function diagnose(runId: string, signal?: AbortSignal): Promise<void> {
    const found = await reader.runs.diagnose({ runId }, signal && { signal });
    if (!signal?.aborted) store.setState({ [runId]: found });
  }

  async function diagnoseAgain(runId: string): Promise<void> {
    const started = now();
    due.set(runId, Number.POSITIVE_INFINITY);
    // What cannot be diagnosed now, may be later, and on request says why.
    await diagnose(runId).catch(() => {});
    const ended = now();
    if (due.has(runId)) due.set(runId, ended + Math.max(FIRST, REST * (ended - started)));
  }

  return {
    ...store,
    diagnose,
    trains(runId) {
      const time = due.get(runId);
      if (time === undefined) due.set(runId, now() + FIRST);
      else if (now() >= time) void diagnoseAgain(runId);
    },
    ends(runId) {
      due.delete(runId);
      if (store.getState()[runId]) void diagnose(runId).catch(() => {});
    },
    forget(runId) {
      due.delete(runId);
      const { [runId]: _, ...others } = store.getState();
      store.setState(others, true);
    },
  };
}

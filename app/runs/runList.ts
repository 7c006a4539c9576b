import { randomUUID } from 'node:crypto';
import { type ListedAt, MOST_SUMMARIES, type RunListChanges, type RunSummary, type SummariesText } from '#app/contract/index.ts';
import { listRuns, listRunsSince, type WhichRuns, type WritingConnection } from '#app/store/index.ts';
import type { LiveRuns } from './liveRuns.ts';

/** The list of runs, with the present state of those in training. */
export class RunList {
  readonly #connection: WritingConnection;
  readonly #live: LiveRuns;
  readonly #session = randomUUID();
  readonly #listeners: (() => void)[] = [];

  constructor(connection: WritingConnection, live: LiveRuns) {
    this.#connection = connection;
    this.#live = live;
    live.whenFree(() => this.hasChanged());
  }

  /** Latest first. */
  all(which: WhichRuns): RunSummary[] {
    return listRuns(this.#connection, which).map((summary) => this.#live.complete(summary));
  }

  /** What has changed since a state; null, or a state of an earlier start of the app, for everything. */
  since(at: ListedAt | null): RunListChanges {
    const { reading, runs } = listRunsSince(this.#connection, at?.session === this.#session ? at.reading : -1);
    const changed = runs.flatMap(({ summary, hasChanged }) => {
      const complete = this.#live.complete(summary);
      return hasChanged || complete !== summary ? [complete] : [];
    });
    return {
      at: { session: this.#session, reading },
      ids: runs.map(({ summary }) => summary.id),
      changed: JSON.stringify(changed.slice(0, MOST_SUMMARIES)),
      others: changed.slice(MOST_SUMMARIES).map(({ id }) => id),
    };
  }

  some(runIds: readonly string[]): SummariesText {
    const wanted = new Set(runIds);
    return JSON.stringify(this.all({}).filter(({ id }) => wanted.has(id)));
  }

  /** Calls a listener when the list may have changed. */
  watch(listener: () => void): void {
    this.#listeners.push(listener);
  }

  hasChanged(): void {
    for (const listener of this.#listeners) listener();
  }
}

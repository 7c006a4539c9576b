import { type ListedAt, MOST_SUMMARIES, type RunSummary, type SummariesText } from '#app/contract/index.ts';
import type { Client } from '../connection/index.ts';

/** Receives the runs, the latest first: the older ones may come later. */
export type ShowRuns = (runs: readonly RunSummary[], isComplete: boolean) => void;

/** Reads the runs in the database: the first time all of them, then those that have changed. Readings take turns. */
export function createRunList(reader: Pick<Client, 'runs'>): (show: ShowRuns) => Promise<void> {
  let read: ListedAt | null = null;
  const known = new Map<string, RunSummary>();

  const learn = (text: SummariesText) => {
    for (const run of JSON.parse(text) as RunSummary[]) known.set(run.id, run);
  };

  async function readNext(show: ShowRuns): Promise<void> {
    const { at, ids, changed, others } = await reader.runs.listSince({ at: read });
    const shown = () => ids.flatMap((id) => known.get(id) ?? []);
    learn(changed);
    // If it breaks off, everything is read again.
    read = others.length === 0 ? at : null;
    for (let start = 0; start < others.length; start += MOST_SUMMARIES) {
      show(shown(), false);
      learn(await reader.runs.summaries({ runIds: others.slice(start, start + MOST_SUMMARIES) }));
    }
    read = at;
    const listed = new Set(ids);
    for (const id of known.keys()) if (!listed.has(id)) known.delete(id);
    show(shown(), true);
  }

  let last: Promise<unknown> = Promise.resolve();
  return (show) => {
    const reading = last.then(() => readNext(show));
    last = reading.catch(() => {});
    return reading;
  };
}

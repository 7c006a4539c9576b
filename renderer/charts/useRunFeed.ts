import { useSyncExternalStore } from 'react';
import type { RunFeed } from '../runs/model/index.ts';
import { useWorkbench } from '../workbench/index.ts';

/** The records of a run; re-renders at most once per frame when there are more. */
export function useRunFeed(runId: string): { feed: RunFeed; revision: number } {
  const { runs } = useWorkbench();
  const feed = runs.feed(runId);
  const revision = useSyncExternalStore(feed.subscribe, feed.revision);
  return { feed, revision };
}

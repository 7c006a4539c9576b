import { useSyncExternalStore } from 'react';
import { useWorkbench } from '../../workbench/index.ts';
import type { RunFeed } from '../../workbench/runs/index.ts';

/** The records of a run; re-renders as the feed reports more. */
export function useRunFeed(runId: string): { feed: RunFeed; revision: number } {
  const { runs } = useWorkbench();
  const feed = runs.feed(runId);
  const revision = useSyncExternalStore(feed.subscribe, feed.revision);
  return { feed, revision };
}

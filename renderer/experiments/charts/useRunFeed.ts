import { useSyncExternalStore } from 'react';
import { useWorkbench } from '../../workbench/index.ts';
import type { RunFeed } from '../../workbench/runs/index.ts';

/** What a run has recorded; renders again, at most once a frame, when there is more. */
export function useRunFeed(runId: string): { feed: RunFeed; revision: number } {
  const { runs } = useWorkbench();
  const feed = runs.feed(runId);
  const revision = useSyncExternalStore(feed.subscribe, feed.revision);
  return { feed, revision };
}

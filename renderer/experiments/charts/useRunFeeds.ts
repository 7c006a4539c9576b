import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { useWorkbench } from '../../workbench/index.ts';
import type { RunFeed } from '../../workbench/runs/index.ts';

/** The records of several runs; re-renders at most once per frame and run when there are more. @param ids separated by spaces */
export function useRunFeeds(ids: string): { feeds: readonly RunFeed[]; revision: number } {
  const { runs } = useWorkbench();
  const feeds = useMemo(() => ids.split(' ').map(runs.feed), [runs, ids]);
  const subscribe = useCallback(
    (listener: () => void) => {
      const unsubscribe = feeds.map((feed) => feed.subscribe(listener));
      return () => {
        for (const each of unsubscribe) each();
      };
    },
    [feeds],
  );
  const revision = useSyncExternalStore(subscribe, () => feeds.reduce((sum, feed) => sum + feed.revision(), 0));
  return { feeds, revision };
}

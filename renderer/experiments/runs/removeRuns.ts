import type { RunSummary } from '#app/contract/index.ts';
import { message } from '../../language/index.ts';
import type { Workbench } from '../../workbench/index.ts';

/** Removes runs, and offers to undo it. */
export function removeRuns(
  { runs, notices }: Pick<Workbench, 'runs' | 'notices'>,
  removed: readonly Pick<RunSummary, 'id' | 'name'>[],
  onRemoved: () => void,
): void {
  const ids = removed.map(({ id }) => id);
  void notices.attempt(async () => {
    await runs.remove(ids);
    onRemoved();
    notices.offer(
      ids.length === 1
        ? message('Removed {{name}}', { name: removed[0].name })
        : message('Removed {{count}} runs', { count: ids.length }),
      message('Removed runs can be restored for 30 days.'),
      { label: message('Undo'), run: () => void notices.attempt(() => runs.restore(ids)) },
    );
  });
}

import { useCallback } from 'react';
import { useWorkbench } from '../../workbench/index.ts';
import type { PageId } from '../../workbench/learn/index.ts';

/** Opens a page of the reference from anywhere. */
export function useOpenPage(): (page: PageId) => void {
  const { learn, layout } = useWorkbench();
  return useCallback(
    (page) => {
      learn.open(page);
      layout.setState({ view: 'learn' });
    },
    [learn, layout],
  );
}

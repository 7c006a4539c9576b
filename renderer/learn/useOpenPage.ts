import { useCallback } from 'react';
import { useWorkbench } from '../workbench/index.ts';
import type { PageId } from './model/index.ts';

/** Opens a page of the reference from anywhere. */
export function useOpenPage(): (page: PageId) => void {
  const { learn, layout } = useWorkbench();
  return useCallback(
    (page) => {
      learn.open(page);
      layout.setState({ room: 'learn' });
    },
    [learn, layout],
  );
}

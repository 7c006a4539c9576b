import { modals } from '@mantine/modals';
import { useCallback } from 'react';
import { message, t } from '../language/index.ts';
import { Spoken } from '../surface/index.ts';
import { useActiveGraph } from '../workbench/index.ts';
import { Versions } from './Versions.tsx';

/** Opens the versions of the active graph. */
export function useShowVersions(): () => void {
  const graph = useActiveGraph();
  return useCallback(() => {
    const name = graph.store.getState().document.name?.trim() || t('Untitled');
    const id = modals.open({
      title: <Spoken of={message('Versions of {{name}}', { name })} />,
      size: 'min(1320px, 94vw)',
      children: <Versions graph={graph} onDone={() => modals.close(id)} />,
    });
  }, [graph]);
}

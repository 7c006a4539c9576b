import { useEffect } from 'react';
import { message, t } from '../../language/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import { readPasted } from './readPasted.ts';
import { useOpening } from './useOpening.tsx';

/** While no graph is open, a pasted graph opens, and pasted nodes become a new graph. */
export function usePasteToOpen(): void {
  const { notices } = useWorkbench();
  const opening = useOpening();
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      void notices.attempt(async () => {
        const pasted = readPasted(event.clipboardData?.getData('text/plain') ?? '');
        if (pasted.kind === 'graph') opening.open(pasted.opened, t('Pasted graph'));
        if (pasted.kind === 'other')
          notices.warn(message('Nothing was pasted'), message('The clipboard contains text, but no nodes and no graph.'));
        if (pasted.kind !== 'nodes') return;
        const { nodes, edges } = pasted.fragment;
        const document = { format: 'backwire-graph' as const, version: 1, nodes: [...nodes], edges: [...edges] };
        opening.open({ document, isOfWeights: false, notes: [] }, t('Pasted graph'));
      });
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, [notices, opening]);
}

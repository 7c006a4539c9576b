import { useCallback, useEffect } from 'react';
import type { DocumentStore, Fragment } from '../../document/index.ts';
import { message, t } from '../../language/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import type { Notices } from '../../workbench/messages/index.ts';
import { readPasted, requireCapacity } from './readPasted.ts';
import { useOpening } from './useOpening.tsx';

/**
 * Handles text pasted onto the canvas. Nodes and whole graphs are inserted into the active graph; for a whole graph, a notice
 * offers to open it in its own tab instead. Errors are shown.
 * @returns true if the text was meant for the canvas
 */
export function useTakePasted(store: DocumentStore): (text: string, paste: (fragment: Fragment) => void) => boolean {
  const { notices } = useWorkbench();
  const opening = useOpening();
  return useCallback(
    (text, paste) => {
      const insert = (fragment: Fragment) => {
        requireCapacity(fragment, { nodes: store.getState().document.nodes, edges: store.getState().document.edges });
        if (fragment.nodes.length + (fragment.annotations?.length ?? 0) > 0) paste(fragment);
      };
      try {
        const pasted = readPasted(text);
        if (pasted.kind === 'other') {
          if (text.trim() !== '') warnOfText(notices);
          return false;
        }
        if (pasted.newerVersion) notices.warn(message('Pasted from a newer version of Backwire'), pasted.newerVersion);
        if (pasted.kind === 'nodes') {
          insert(pasted.fragment);
          return true;
        }
        const { opened } = pasted;
        const { nodes, edges, blocks, annotations } = opened.document;
        insert({ nodes, edges, ...(blocks && { blocks }), ...(annotations && { annotations }) });
        const step = store.getState().past.at(-1);
        notices.offer(
          message('A whole graph was pasted'),
          message('Its nodes were added to this graph; its data and training settings were not.'),
          {
            label: message('Open as a new graph instead'),
            run: () => {
              // Only if the paste is still the last history entry.
              if (step !== undefined && store.getState().past.at(-1) === step) store.undo();
              opening.open(opened, t('Pasted graph'));
            },
          },
        );
      } catch (error) {
        notices.failed(error);
      }
      return true;
    },
    [store, notices, opening],
  );
}

/** While no graph is open, a pasted graph opens, and pasted nodes become a new graph. */
export function usePasteToOpen(): void {
  const { notices } = useWorkbench();
  const opening = useOpening();
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      void notices.attempt(async () => {
        const pasted = readPasted(event.clipboardData?.getData('text/plain') ?? '');
        if (pasted.kind === 'graph') opening.open(pasted.opened, t('Pasted graph'));
        if (pasted.kind === 'other') warnOfText(notices);
        if (pasted.kind !== 'nodes') return;
        const { nodes, edges } = pasted.fragment;
        const document = { format: 'backwire-graph' as const, version: 1, nodes: [...nodes], edges: [...edges] };
        const notes = pasted.newerVersion ? [pasted.newerVersion] : [];
        opening.open({ document, isOfWeights: false, notes }, t('Pasted graph'));
      });
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, [notices, opening]);
}

function warnOfText(notices: Notices): void {
  notices.warn(message('Nothing was pasted'), message('The clipboard contains text, but no nodes and no graph.'));
}

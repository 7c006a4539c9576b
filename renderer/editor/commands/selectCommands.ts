import { useMemo } from 'react';
import { type DocumentStore, type FlowDirection, reach, stepFrom, wireKey } from '../../document/index.ts';
import { t, useLanguage } from '../../language/index.ts';
import { defineCommands } from '../../workbench/commands/index.ts';
import { useDocumentStore, useWorkbench } from '../../workbench/index.ts';
import { canvasCommands } from './canvasCommands.ts';
import { selectionOf } from './selection.ts';

/** Commands that change the selection. */
export const selectCommands = defineCommands(useSelectCommands);

function useSelectCommands() {
  const spoken = useLanguage();
  const store = useDocumentStore();
  const { canvas } = useWorkbench();
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts depend on the language
  return useMemo(() => {
    const select = canvasCommands('Select');
    const walk = (step: Parameters<typeof stepFrom>[2]) => () => {
      const { document, selection } = store.getState();
      const [from = document.nodes[0]?.id] = selection.nodes;
      if (from === undefined) return;
      const next = selection.nodes.size === 0 ? from : stepFrom(document, from, step);
      if (next === undefined) return;
      store.select({ nodes: new Set([next]) });
      canvas.getState().view?.focusNode(next);
    };
    const onNode = { menus: ['node'] } as const;
    return {
      selectAll: select(t('Select all'), ['Mod+A'], () => selectAll(store), { menus: ['canvas'] }),
      selectNone: select(t('Deselect all'), ['Mod+Shift+A'], () => store.select({})),
      selectUpstream: select(t('Select upstream'), ['Alt+S U'], () => selectReached(store, 'upstream'), onNode),
      selectDownstream: select(t('Select downstream'), ['Alt+S D'], () => selectReached(store, 'downstream'), onNode),
      walkUpstream: select(t('Previous node'), ['Alt+ArrowLeft'], walk('upstream')),
      walkDownstream: select(t('Next node'), ['Alt+ArrowRight'], walk('downstream')),
      walkPrevious: select(t('Node above'), ['Alt+ArrowUp'], walk('previous')),
      walkNext: select(t('Node below'), ['Alt+ArrowDown'], walk('next')),
    };
  }, [store, canvas, spoken]);
}

function selectAll(store: DocumentStore): void {
  const { nodes, edges, annotations = [] } = store.getState().document;
  store.select({ ...selectionOf({ nodes, edges, annotations }), wires: new Set(edges.map(wireKey)) });
}

/** Adds everything upstream or downstream of the selected nodes, with the wires between. */
function selectReached(store: DocumentStore, direction: FlowDirection): void {
  const { document, selection } = store.getState();
  if (selection.nodes.size === 0) return;
  const nodes = reach(document, selection.nodes, direction);
  const wires = document.edges.filter(({ from, to }) => nodes.has(from[0]) && nodes.has(to[0])).map(wireKey);
  store.select({ nodes, wires: new Set(wires) });
}

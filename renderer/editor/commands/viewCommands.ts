import { useMemo } from 'react';
import { findLayer } from '#engine/layers/index.ts';
import { useOpenPage } from '../../controls/pages/useOpenPage.ts';
import { type DocumentState, selectedNodes } from '../../document/index.ts';
import { t, useLanguage } from '../../language/index.ts';
import { defineCommands } from '../../workbench/commands/index.ts';
import { useDocumentStore, useWorkbench } from '../../workbench/index.ts';
import type { PageId } from '../../workbench/learn/index.ts';
import { canvasCommands } from './canvasCommands.ts';

/** Commands that change what is seen of the graph, and nothing of the graph. */
export const viewCommands = defineCommands(useViewCommands);

function useViewCommands() {
  const spoken = useLanguage();
  const { canvas, layout } = useWorkbench();
  const store = useDocumentStore();
  const openPage = useOpenPage();
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts depend on the language
  return useMemo(() => {
    const view = canvasCommands('View');
    return {
      fitSelection: view(t('Zoom to selection'), ['.'], () => canvas.getState().view?.fit(store.getState().selection), {
        menus: ['node', 'annotation'],
      }),
      fitAll: view(t('Zoom to fit'), ['Home'], () => canvas.getState().view?.fitAll(), { menus: ['canvas'] }),
      zoomIn: view(t('Zoom in'), ['+', '='], () => canvas.getState().view?.zoomIn()),
      zoomOut: view(t('Zoom out'), ['-'], () => canvas.getState().view?.zoomOut()),
      openPage: view(t('Learn about this layer'), ['F1'], () => openSelected(store.getState(), openPage), {
        menus: ['node'],
      }),
      toggleMap: view(t('Show or hide minimap'), ['M'], () => layout.setState(({ minimap }) => ({ minimap: !minimap }))),
      toggleLens: view(t('Show or hide values of the lens'), ['V'], () =>
        layout.setState(({ lensOnCanvas }) => ({ lensOnCanvas: !lensOnCanvas })),
      ),
      find: view(t('Find node'), ['Mod+F'], () => canvas.getState().view?.find(), {
        inFields: true,
        menus: ['canvas'],
      }),
      openMenu: view(t('Open menu'), ['Shift+F10', 'ContextMenu'], () => canvas.getState().view?.openMenu(), {
        isHidden: true,
      }),
    };
  }, [canvas, layout, store, openPage, spoken]);
}

/** Opens the page of the first selected node's layer. */
function openSelected(state: DocumentState, open: (page: PageId) => void): void {
  const [node] = selectedNodes(state);
  const layer = node && findLayer(node.type);
  if (layer) open({ kind: 'layer', type: layer.type });
}

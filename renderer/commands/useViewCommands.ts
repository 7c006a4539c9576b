import { notifications } from '@mantine/notifications';
import { useMemo } from 'react';
import { findLayer } from '#engine/layers/index.ts';
import { type DocumentState, selectedNodes } from '../document/index.ts';
import { t, useLanguage } from '../language/index.ts';
import type { DockTab, Room } from '../layout/index.ts';
import type { PageId } from '../learn/model/index.ts';
import { useOpenPage } from '../learn/useOpenPage.ts';
import { focusNotices } from '../messages/noticeElements.ts';
import { useDocumentStore, useWorkbench } from '../workbench/index.ts';
import type { Command, Commands } from './command.ts';
import { openCommandPalette } from './openCommandPalette.ts';

export type ViewCommandId =
  | 'commandPalette'
  | 'shortcuts'
  | 'fitSelection'
  | 'fitAll'
  | 'zoomIn'
  | 'zoomOut'
  | 'showDesign'
  | 'showData'
  | 'showRuns'
  | 'showLearn'
  | 'openPage'
  | 'toggleLeft'
  | 'toggleInspector'
  | 'toggleDock'
  | `show${Capitalize<DockTab>}`
  | 'toggleMap'
  | 'find'
  | 'openMenu'
  | 'goToNotices'
  | 'dismissNotices';

/** Everything that changes what is on the screen, and nothing of the graph. */
export function useViewCommands(showShortcuts: () => void): Commands<ViewCommandId> {
  const spoken = useLanguage();
  const { canvas, layout } = useWorkbench();
  const store = useDocumentStore();
  const openPage = useOpenPage();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is said hangs on the language
  return useMemo(() => {
    const view = (label: string, keys: readonly string[], run: () => void, more: Partial<Command> = {}): Command => ({
      label,
      group: 'View',
      keys,
      run,
      ...more,
    });
    const onCanvas = { onCanvas: true };
    const show = (room: Room) => () => layout.setState({ room });
    const toggle = (part: 'leftOpen' | 'inspectorOpen' | 'minimap') => () =>
      layout.setState((state) => ({ [part]: !state[part] }));
    return {
      commandPalette: view(t('Commands'), ['Mod+K'], openCommandPalette, { inFields: true, isHidden: true }),
      shortcuts: view(t('Keyboard shortcuts'), ['?'], showShortcuts),
      fitSelection: view(t('Zoom to selection'), ['.'], () => canvas.getState().view?.fit(store.getState().selection), {
        onCanvas: true,
        menus: ['node', 'annotation'],
      }),
      fitAll: view(t('Zoom to fit'), ['Home'], () => canvas.getState().view?.fitAll(), { onCanvas: true, menus: ['canvas'] }),
      zoomIn: view(t('Zoom in'), ['+', '='], () => canvas.getState().view?.zoomIn(), onCanvas),
      zoomOut: view(t('Zoom out'), ['-'], () => canvas.getState().view?.zoomOut(), onCanvas),
      showDesign: view(t('Go to Design'), ['Alt+1'], show('design')),
      showData: view(t('Go to Data'), ['Alt+2'], show('data')),
      showRuns: view(t('Go to Runs'), ['Alt+3'], show('runs')),
      showLearn: view(t('Go to Learn'), ['Alt+5'], show('learn')),
      openPage: view(t('Learn about this layer'), ['F1'], () => openSelected(store.getState(), openPage), {
        onCanvas: true,
        menus: ['node'],
      }),
      toggleLeft: view(t('Show or hide the left panel'), ['Alt+L'], toggle('leftOpen')),
      toggleInspector: view(t('Show or hide the right panel'), ['Alt+R'], toggle('inspectorOpen')),
      toggleDock: view(t('Show or hide the bottom panel'), ['Alt+B'], () => layout.setDockOpen(!layout.getState().dockOpen)),
      showCurves: view(t('Show curves'), [], () => layout.showDock('curves')),
      showGradients: view(t('Show gradients'), [], () => layout.showDock('gradients')),
      showProblems: view(t('Show problems'), ['Alt+P'], () => layout.showDock('problems')),
      showLog: view(t('Show log'), [], () => layout.showDock('log')),
      toggleMap: view(t('Show or hide minimap'), ['M'], toggle('minimap'), onCanvas),
      find: view(t('Find node'), ['Mod+F'], () => canvas.getState().view?.find(), {
        onCanvas: true,
        inFields: true,
        menus: ['canvas'],
      }),
      openMenu: view(t('Open menu'), ['Shift+F10', 'ContextMenu'], () => canvas.getState().view?.openMenu(), {
        onCanvas: true,
        isHidden: true,
      }),
      goToNotices: view(t('Go to notices'), ['Alt+N'], focusNotices, { inFields: true }),
      dismissNotices: view(t('Dismiss all notices'), [], () => notifications.clean()),
    };
  }, [canvas, layout, store, openPage, showShortcuts, spoken]);
}

/** Opens the page of the layer that the first selected node is of. */
function openSelected(state: DocumentState, open: (page: PageId) => void): void {
  const [node] = selectedNodes(state);
  const layer = node && findLayer(node.type);
  if (layer) open({ kind: 'layer', type: layer.type });
}

import { useEffect } from 'react';
import { leaveBlock } from '../commands/useBlockCommands.ts';
import { useDocumentStore } from '../workbench/index.ts';
import { NOTHING_OPEN, useCanvasUiStore } from './canvasUi.ts';
import { cancelConnection, useFlowState } from './reactFlow/reactFlowInternals.ts';

/** Escape cancels a held wire, closes overlays, clears the selection, or leaves the block, whichever applies first. */
export function useEscape(): void {
  const ui = useCanvasUiStore();
  const store = useDocumentStore();
  const flow = useFlowState();
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      const target = event.target as Element;
      if (
        event.key !== 'Escape' ||
        event.defaultPrevented ||
        target.closest?.('input, textarea, [role="dialog"], [role="menu"]')
      ) {
        return;
      }
      const { wiring, isFinding, search, connecting, menu, trouble } = ui.getState();
      if (wiring) letGo();
      else if (flow.isClickConnecting()) flow.cancelClickConnection();
      else if (isFinding) ui.setState({ isFinding: false, found: null });
      else if (search || connecting || menu || trouble) ui.setState(NOTHING_OPEN);
      else if (Object.values(store.getState().selection).some(({ size }) => size > 0)) store.select({});
      else leaveBlock(store);
    };
    function letGo(): void {
      ui.setState({ wiring: null, hasLetGo: true });
      cancelConnection();
      ui.setState({ hasLetGo: false });
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [ui, store, flow]);
}

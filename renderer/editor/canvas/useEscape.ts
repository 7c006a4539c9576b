import { useEffect } from 'react';
import { leaveBlock } from '../../document/blocks/index.ts';
import { useDocumentStore } from '../../workbench/index.ts';
import { cancelConnection, useFlowState } from './reactFlow/reactFlowInternals.ts';
import { NOTHING_OPEN, useCanvasUiStore } from './state/canvasUi.ts';

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
      const { wiring, isFinding, search, connecting, menu, problem } = ui.getState();
      if (wiring) cancel();
      else if (flow.isClickConnecting()) flow.cancelClickConnection();
      else if (isFinding) ui.setState({ isFinding: false, found: null });
      else if (search || connecting || menu || problem) ui.setState(NOTHING_OPEN);
      else if (Object.values(store.getState().selection).some(({ size }) => size > 0)) store.select({});
      else leaveBlock(store);
    };
    function cancel(): void {
      ui.setState({ wiring: null, isCancelled: true });
      cancelConnection();
      ui.setState({ isCancelled: false });
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [ui, store, flow]);
}

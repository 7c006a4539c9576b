import { useStoreApi } from '@xyflow/react';
import { useEffect } from 'react';
import { leaveBlock } from '../commands/useBlockCommands.ts';
import { useDocumentStore } from '../workbench/index.ts';
import { NOTHING_OPEN, useCanvasUiStore } from './canvasUi.ts';

/** Escape lets go of a held wire, closes what hangs over the canvas, selects nothing, and leaves the block, whichever comes first. */
export function useEscape(): void {
  const ui = useCanvasUiStore();
  const store = useDocumentStore();
  const flow = useStoreApi();
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
      else if (flow.getState().connectionClickStartHandle) flow.setState({ connectionClickStartHandle: null });
      else if (isFinding) ui.setState({ isFinding: false, found: null });
      else if (search || connecting || menu || trouble) ui.setState(NOTHING_OPEN);
      else if (Object.values(store.getState().selection).some(({ size }) => size > 0)) store.select({});
      else leaveBlock(store);
    };
    /** React Flow has no way to cancel: a hand that is far away, over nothing, lets go. */
    function letGo(): void {
      ui.setState({ wiring: null, hasLetGo: true });
      const away = { clientX: -1e4, clientY: -1e4, bubbles: true };
      document.dispatchEvent(new globalThis.MouseEvent('mousemove', away));
      document.dispatchEvent(new globalThis.MouseEvent('mouseup', away));
      ui.setState({ hasLetGo: false });
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [ui, store, flow]);
}

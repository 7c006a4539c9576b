import { useEffect } from 'react';
import {
  addFragment,
  copyFragment,
  cutOut,
  type DocumentStore,
  type Fragment,
  type Point,
  readFragment,
  writeFragment,
} from '../document/index.ts';
import { plural } from '../format/index.ts';
import { type CanvasView, useDocumentStore, useWorkbench } from '../workbench/index.ts';
import { deleteSelection } from './useEditCommands.ts';
import { isTextField } from './useShortcuts.ts';

const PASTE_OFFSET: Point = { x: 32, y: 32 };

/** Nodes on the clipboard: as JSON, so that they can be kept as text and pasted from it. */
export function useClipboard(): void {
  const store = useDocumentStore();
  const { canvas } = useWorkbench();
  useEffect(() => {
    const isForCanvas = (event: ClipboardEvent) =>
      canvas.getState().view !== null && !isTextField(event.target) && window.getSelection()?.isCollapsed !== false;
    const copy = (event: ClipboardEvent) => {
      const { document, selection } = store.getState();
      if (!isForCanvas(event) || selection.nodes.size === 0) return false;
      event.clipboardData?.setData('text/plain', writeFragment(cutOut(document, selection.nodes)));
      event.preventDefault();
      return true;
    };
    const cut = (event: ClipboardEvent) => {
      if (copy(event)) deleteSelection(store, 'Cut');
    };
    const paste = (event: ClipboardEvent) => {
      const fragment = isForCanvas(event) ? readFragment(event.clipboardData?.getData('text/plain') ?? '') : undefined;
      const { view } = canvas.getState();
      if (!fragment || !view || fragment.nodes.length === 0) return;
      event.preventDefault();
      pasteFragment(store, fragment, view);
    };
    document.addEventListener('copy', copy);
    document.addEventListener('cut', cut);
    document.addEventListener('paste', paste);
    return () => {
      document.removeEventListener('copy', copy);
      document.removeEventListener('cut', cut);
      document.removeEventListener('paste', paste);
    };
  }, [store, canvas]);
}

/** Puts a fragment under the pointer, or a little beside where it was copied. */
function pasteFragment(store: DocumentStore, fragment: Fragment, view: CanvasView): void {
  const corner = {
    x: Math.min(...fragment.nodes.map(({ position }) => position?.x ?? 0)),
    y: Math.min(...fragment.nodes.map(({ position }) => position?.y ?? 0)),
  };
  const pointer = view.pointer();
  const offset = pointer ? { x: Math.round(pointer.x - corner.x), y: Math.round(pointer.y - corner.y) } : PASTE_OFFSET;
  const copy = copyFragment(fragment, store.getState().document, offset);
  store.edit(`Paste ${plural(copy.nodes.length, 'node')}`, addFragment(copy));
  store.select({ nodes: new Set(copy.nodes.map(({ id }) => id)) });
}

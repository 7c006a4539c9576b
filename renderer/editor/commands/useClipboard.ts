import { useEffect, useMemo, useRef } from 'react';
import {
  copyFragment,
  copyFragmentWithWires,
  cutOut,
  type DocumentStore,
  type Fragment,
  type Point,
  writeFragment,
} from '../../document/index.ts';
import { message } from '../../language/index.ts';
import { type CanvasView, useDocumentStore, useWorkbench } from '../../workbench/index.ts';
import type { Notices } from '../../workbench/messages/index.ts';
import { isTextField } from '../../workbench/shortcuts/index.ts';
import { useTakePasted } from '../opening/useTakePasted.ts';
import { addCopy, deleteSelection, isEmpty } from './selection.ts';

const PASTE_OFFSET: Point = { x: 32, y: 32 };

/** The last copy in this window: for pasting from a menu if the system clipboard is not readable. */
let lastCopied = '';
/** True once the user was told. */
let isTold = false;

/**
 * Nodes on the clipboard as JSON, so that they can also be stored and pasted as text.
 * @returns the operations without shortcuts, for menus and the command palette
 */
export function useClipboard() {
  const store = useDocumentStore();
  const { canvas, notices } = useWorkbench();
  const takePasted = useTakePasted(store);
  const isShiftHeld = useRef(false);
  useEffect(() => {
    const isForCanvas = (event: ClipboardEvent) =>
      canvas.getState().view !== null && !isTextField(event.target) && window.getSelection()?.isCollapsed !== false;
    const copy = (event: ClipboardEvent) => {
      if (!isForCanvas(event) || !keepCopy(store)) return false;
      event.clipboardData?.setData('text/plain', lastCopied);
      event.preventDefault();
      return true;
    };
    const cut = (event: ClipboardEvent) => {
      if (copy(event)) deleteSelection(store, 'Cut');
    };
    const paste = (event: ClipboardEvent) => {
      const { view } = canvas.getState();
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (!view || !isForCanvas(event)) return;
      const withWires = isShiftHeld.current;
      if (takePasted(text, (fragment) => pasteFragment(store, fragment, view, withWires))) event.preventDefault();
    };
    const watchShift = (event: KeyboardEvent) => {
      isShiftHeld.current = event.shiftKey;
    };
    const mounted = new AbortController();
    const { signal } = mounted;
    document.addEventListener('copy', copy, { signal });
    document.addEventListener('cut', cut, { signal });
    document.addEventListener('paste', paste, { signal });
    window.addEventListener('keydown', watchShift, { signal, capture: true });
    window.addEventListener('keyup', watchShift, { signal, capture: true });
    return () => mounted.abort();
  }, [store, canvas, takePasted]);
  return useMemo(() => {
    const pasteNow = async (withWires: boolean) => {
      const { view } = canvas.getState();
      const text = await navigator.clipboard.readText().catch(() => undefined);
      if (text === undefined) warnUnreadable(notices);
      if (view) takePasted(text || lastCopied, (fragment) => pasteFragment(store, fragment, view, withWires));
    };
    /** If the browser forbids it, this window keeps the nodes, and its own menu pastes them. */
    const copyNow = async () => {
      if (!keepCopy(store) || document.execCommand('copy')) return;
      await navigator.clipboard
        .writeText(lastCopied)
        .catch(() =>
          notices.warn(
            message('The clipboard cannot be written'),
            message(
              'The nodes are kept in this window: use Paste in the canvas menu to insert them. Ctrl+C may still copy them to the clipboard.',
            ),
          ),
        );
    };
    return {
      cut: () => {
        if (!isEmpty(store.getState().selection)) void copyNow().then(() => deleteSelection(store, 'Cut'));
      },
      copy: () => void copyNow(),
      paste: () => void pasteNow(false),
      pasteWithWires: () => void pasteNow(true),
    };
  }, [store, canvas, notices, takePasted]);
}

/** Keeps the selection as text. @returns false if nothing in it can be copied */
function keepCopy(store: DocumentStore): boolean {
  const { document, selection } = store.getState();
  if (isEmpty(selection)) return false;
  lastCopied = writeFragment(cutOut(document, selection.nodes, selection.annotations));
  return true;
}

function warnUnreadable(notices: Notices): void {
  const hasCopy = lastCopied !== '';
  if (hasCopy && isTold) return;
  isTold ||= hasCopy;
  notices.warn(
    message('The clipboard cannot be read'),
    hasCopy
      ? message('Pasted what was last copied in this window. Press Ctrl+V to paste from the clipboard.')
      : message('Press Ctrl+V to paste, or allow this page to read the clipboard.'),
  );
}

/** Pastes a fragment at the pointer, or slightly beside the original. */
function pasteFragment(store: DocumentStore, fragment: Fragment, view: CanvasView, withWires: boolean): void {
  const positions = [...fragment.nodes, ...(fragment.annotations ?? [])].map(({ position }) => position ?? { x: 0, y: 0 });
  const corner = { x: Math.min(...positions.map(({ x }) => x)), y: Math.min(...positions.map(({ y }) => y)) };
  const pointer = view.pointer();
  const offset = pointer ? { x: Math.round(pointer.x - corner.x), y: Math.round(pointer.y - corner.y) } : PASTE_OFFSET;
  const copy = (withWires ? copyFragmentWithWires : copyFragment)(fragment, store.getState().document, offset);
  addCopy(store, copy, 'Paste');
}

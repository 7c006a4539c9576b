import { useEffect, useMemo, useRef } from 'react';
import {
  addFragment,
  copyFragment,
  copyFragmentWithWires,
  cutOut,
  type DocumentStore,
  type Fragment,
  type Point,
  type Selection,
  writeFragment,
} from '../../document/index.ts';
import { message } from '../../language/index.ts';
import { type CanvasView, useDocumentStore, useWorkbench } from '../../workbench/index.ts';
import type { Notices } from '../../workbench/messages/index.ts';
import { isTextField } from '../../workbench/shortcuts/index.ts';
import { useTakePasted } from '../opening/useTakePasted.ts';
import { deleteSelection } from './deleteSelection.ts';
import { selectionOf } from './selectionOf.ts';

const PASTE_OFFSET: Point = { x: 32, y: 32 };

/** Clipboard operations without shortcuts: for menus and the command palette. */
interface ClipboardActions {
  readonly cut: () => void;
  readonly copy: () => void;
  readonly paste: () => void;
  /** Pastes with the incoming wires of the copied nodes. */
  readonly pasteWithWires: () => void;
}

/** The last copy in this window: for pasting from a menu if the system clipboard is not readable. */
let lastCopied = '';
/** True once the user was told. */
let isTold = false;

/** Nodes on the clipboard as JSON, so that they can also be stored and pasted as text. */
export function useClipboard(): ClipboardActions {
  const store = useDocumentStore();
  const { canvas, notices } = useWorkbench();
  const takePasted = useTakePasted(store);
  const isShiftHeld = useRef(false);
  useEffect(() => {
    const isForCanvas = (event: ClipboardEvent) =>
      canvas.getState().view !== null && !isTextField(event.target) && window.getSelection()?.isCollapsed !== false;
    const copy = (event: ClipboardEvent) => {
      const { document, selection } = store.getState();
      if (!isForCanvas(event) || isEmpty(selection)) return false;
      lastCopied = writeFragment(cutOut(document, selection.nodes, selection.annotations));
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
    document.addEventListener('copy', copy);
    document.addEventListener('cut', cut);
    document.addEventListener('paste', paste);
    window.addEventListener('keydown', watchShift, true);
    window.addEventListener('keyup', watchShift, true);
    return () => {
      document.removeEventListener('copy', copy);
      document.removeEventListener('cut', cut);
      document.removeEventListener('paste', paste);
      window.removeEventListener('keydown', watchShift, true);
      window.removeEventListener('keyup', watchShift, true);
    };
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
      const { document: graph, selection } = store.getState();
      if (isEmpty(selection)) return;
      lastCopied = writeFragment(cutOut(graph, selection.nodes, selection.annotations));
      if (document.execCommand('copy')) return;
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

/** True if nothing in the selection can be copied: wires alone cannot. */
function isEmpty({ nodes, annotations }: Selection): boolean {
  return nodes.size + annotations.size === 0;
}

function warnUnreadable(notices: Notices): void {
  if (lastCopied === '') {
    notices.warn(
      message('The clipboard cannot be read'),
      message('Press Ctrl+V to paste, or allow this page to read the clipboard.'),
    );
  } else if (!isTold) {
    notices.warn(
      message('The clipboard cannot be read'),
      message('Pasted what was last copied in this window. Press Ctrl+V to paste from the clipboard.'),
    );
    isTold = true;
  }
}

/** Pastes a fragment at the pointer, or slightly beside the original. */
function pasteFragment(store: DocumentStore, fragment: Fragment, view: CanvasView, withWires: boolean): void {
  const positions = [...fragment.nodes, ...(fragment.annotations ?? [])].map(({ position }) => position ?? { x: 0, y: 0 });
  const corner = { x: Math.min(...positions.map(({ x }) => x)), y: Math.min(...positions.map(({ y }) => y)) };
  const pointer = view.pointer();
  const offset = pointer ? { x: Math.round(pointer.x - corner.x), y: Math.round(pointer.y - corner.y) } : PASTE_OFFSET;
  const copy = (withWires ? copyFragmentWithWires : copyFragment)(fragment, store.getState().document, offset);
  const { nodes, annotations = [] } = copy;
  const label =
    nodes.length > 0
      ? message('Paste {{count}} nodes', { count: nodes.length })
      : message('Paste {{count}} notes', { count: annotations.length });
  store.edit(label, addFragment(copy));
  store.select(selectionOf(copy));
}

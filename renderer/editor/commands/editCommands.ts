import { useMemo } from 'react';
import { copyFragment, cutOut, type DocumentStore, type Point, wireKey } from '../../document/index.ts';
import { later, t, useLanguage } from '../../language/index.ts';
import { type Command, type Commands, defineCommands } from '../../workbench/commands/index.ts';
import { useDocumentStore, useWorkbench } from '../../workbench/index.ts';
import { labelOfMove } from '../annotations/annotationWords.ts';
import { movedTogether, putDown, shifted } from '../annotations/movedTogether.ts';
import { canvasCommands } from './canvasCommands.ts';
import { addCopy, deleteSelection, isEmpty } from './selection.ts';
import { useClipboard } from './useClipboard.ts';

type Direction = 'Up' | 'Down' | 'Left' | 'Right';

const GRID = 5;
const FAST = 4;
const DUPLICATE_OFFSET: Point = { x: 32, y: 32 };

/** Commands that edit the graph. */
export const editCommands = defineCommands(useEditCommands);

function useEditCommands() {
  const spoken = useLanguage();
  const store = useDocumentStore();
  const { canvas } = useWorkbench();
  const clipboard = useClipboard();
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts depend on the language
  return useMemo(() => {
    const edit = canvasCommands('Edit');
    // The browser has its own events for clipboard keys.
    const native = (label: string, key: string, run: () => void, menus: NonNullable<Command['menus']>) =>
      edit(label, [key], run, { isNative: true, menus });
    const onNode = { menus: ['node', 'annotation'] } as const;
    return {
      undo: edit(t('Undo'), ['Mod+Z'], store.undo, {
        menus: ['canvas'],
        applies: () => store.getState().past.length > 0,
      }),
      redo: edit(t('Redo'), ['Mod+Y', 'Mod+Shift+Z'], store.redo, {
        menus: ['canvas'],
        applies: () => store.getState().future.length > 0,
      }),
      cut: native(t('Cut'), 'Mod+X', clipboard.cut, ['node', 'annotation']),
      copy: native(t('Copy'), 'Mod+C', clipboard.copy, ['node', 'annotation']),
      paste: native(t('Paste'), 'Mod+V', clipboard.paste, ['canvas']),
      pasteWithWires: native(t('Paste with incoming wires'), 'Mod+Shift+V', clipboard.pasteWithWires, ['canvas']),
      duplicate: edit(t('Duplicate'), ['Mod+D'], () => duplicateSelection(store), onNode),
      delete: edit(t('Delete'), ['Delete', 'Backspace'], () => deleteSelection(store), { menus: ['node', 'wire', 'annotation'] }),
      rename: edit(
        t('Rename'),
        ['F2'],
        () => {
          const { nodes, annotations } = store.getState().selection;
          const [[node], [annotation]] = [nodes, annotations];
          if (node !== undefined) canvas.getState().view?.renameNode(node);
          else if (annotation !== undefined) canvas.getState().view?.writeAnnotation(annotation);
        },
        onNode,
      ),
      ...nudges(store),
      addLayer: edit(t('Add a layer'), ['Shift+A'], () => canvas.getState().view?.searchLayer(), { menus: ['canvas'] }),
      insertLayer: edit(
        t('Insert layer into wire'),
        ['Shift+I'],
        () => {
          const { document, selection } = store.getState();
          const wire = document.edges.find((edge) => selection.wires.has(wireKey(edge)));
          if (wire) canvas.getState().view?.searchIntoWire(wire);
        },
        { menus: ['wire'] },
      ),
    };
  }, [store, canvas, clipboard, spoken]);
}

const DIRECTIONS: Readonly<Record<Direction, Point & { readonly label: string; readonly far: string }>> = {
  Up: { x: 0, y: -GRID, label: later('Move up'), far: later('Move up by {{count}} steps') },
  Down: { x: 0, y: GRID, label: later('Move down'), far: later('Move down by {{count}} steps') },
  Left: { x: -GRID, y: 0, label: later('Move left'), far: later('Move left by {{count}} steps') },
  Right: { x: GRID, y: 0, label: later('Move right'), far: later('Move right by {{count}} steps') },
};

/** Moves by arrow keys: one step, with Shift four. */
function nudges(store: DocumentStore) {
  const nudge = canvasCommands('Edit', { isHidden: true });
  const entries = Object.entries(DIRECTIONS).flatMap(([direction, { x, y, label, far }]) => {
    const move = (factor: number) => () => nudgeSelection(store, x * factor, y * factor);
    return [
      [`nudge${direction}`, nudge(t(label), [`Arrow${direction}`], move(1))] as const,
      [`nudge${direction}Far`, nudge(t(far, { count: FAST }), [`Shift+Arrow${direction}`], move(FAST))] as const,
    ];
  });
  return Object.fromEntries(entries) as Commands<`nudge${Direction}` | `nudge${Direction}Far`>;
}

function nudgeSelection(store: DocumentStore, x: number, y: number): void {
  const { document, selection } = store.getState();
  if (isEmpty(selection)) return;
  const moved = shifted(movedTogether(document, selection), { x, y });
  store.edit(labelOfMove(document, selection), putDown(document, moved), 'nudge');
}

function duplicateSelection(store: DocumentStore): void {
  const { document, selection } = store.getState();
  if (isEmpty(selection)) return;
  const copy = copyFragment(cutOut(document, selection.nodes, selection.annotations), document, DUPLICATE_OFFSET);
  addCopy(store, copy, 'Duplicate');
}

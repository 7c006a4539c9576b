import { useMemo } from 'react';
import { placeNodes } from '../canvas/placeNodes.ts';
import { addFragment, copyFragment, cutOut, type DocumentStore, moveNodes, type Point, wireKey } from '../document/index.ts';
import { plural } from '../format/index.ts';
import { useDocumentStore, useWorkbench } from '../workbench/index.ts';
import type { Command, Commands } from './command.ts';
import { deleteSelection } from './deleteSelection.ts';
import type { ClipboardActions } from './useClipboard.ts';

type Direction = 'Up' | 'Down' | 'Left' | 'Right';
type NudgeId = `nudge${Direction}` | `nudge${Direction}Far`;

export type EditCommandId =
  | 'undo'
  | 'redo'
  | 'cut'
  | 'copy'
  | 'paste'
  | 'pasteWithWires'
  | 'duplicate'
  | 'delete'
  | 'rename'
  | NudgeId
  | 'addLayer'
  | 'insertLayer';

const GRID = 5;
const FAST = 4;
const DUPLICATE_OFFSET: Point = { x: 32, y: 32 };

/** Everything that changes the graph in front. */
export function useEditCommands(clipboard: ClipboardActions): Commands<EditCommandId> {
  const store = useDocumentStore();
  const { canvas } = useWorkbench();
  return useMemo(() => {
    const edit = (label: string, keys: readonly string[], run: Command['run'], more: Partial<Command> = {}): Command => ({
      label,
      group: 'Edit',
      keys,
      run,
      onCanvas: true,
      ...more,
    });
    // The browser has its own events for the clipboard's keys.
    const native = (label: string, key: string, run: () => void, menus: NonNullable<Command['menus']>) =>
      edit(label, [key], run, { isNative: true, menus });
    const onNode = { menus: ['node'] } as const;
    return {
      undo: edit('Undo', ['Mod+Z'], store.undo, { menus: ['canvas'] }),
      redo: edit('Redo', ['Mod+Y', 'Mod+Shift+Z'], store.redo, { menus: ['canvas'] }),
      cut: native('Cut', 'Mod+X', clipboard.cut, ['node']),
      copy: native('Copy', 'Mod+C', clipboard.copy, ['node']),
      paste: native('Paste', 'Mod+V', clipboard.paste, ['canvas']),
      pasteWithWires: native('Paste with incoming wires', 'Mod+Shift+V', clipboard.pasteWithWires, ['canvas']),
      duplicate: edit('Duplicate', ['Mod+D'], () => duplicateSelection(store), onNode),
      delete: edit('Delete', ['Delete', 'Backspace'], () => deleteSelection(store), { menus: ['node', 'wire'] }),
      rename: edit(
        'Rename',
        ['F2'],
        () => {
          const [first] = store.getState().selection.nodes;
          if (first !== undefined) canvas.getState().view?.renameNode(first);
        },
        onNode,
      ),
      ...nudges(store),
      addLayer: edit('Add a layer', ['Shift+A'], () => canvas.getState().view?.searchLayer(), { menus: ['canvas'] }),
      insertLayer: edit(
        'Insert a layer into the wire',
        ['Shift+I'],
        () => {
          const { document, selection } = store.getState();
          const wire = document.edges.find((edge) => selection.wires.has(wireKey(edge)));
          if (wire) canvas.getState().view?.searchIntoWire(wire);
        },
        { menus: ['wire'] },
      ),
    };
  }, [store, canvas, clipboard]);
}

const DIRECTIONS: Readonly<Record<Direction, Point>> = {
  Up: { x: 0, y: -GRID },
  Down: { x: 0, y: GRID },
  Left: { x: -GRID, y: 0 },
  Right: { x: GRID, y: 0 },
};

/** Moves by arrow keys: a step, and with Shift four. */
function nudges(store: DocumentStore): Commands<NudgeId> {
  const entries = Object.entries(DIRECTIONS).flatMap(([direction, { x, y }]) => {
    const nudge = (label: string, key: string, factor: number): Command => ({
      label,
      group: 'Edit',
      keys: [key],
      onCanvas: true,
      isHidden: true,
      run: () => nudgeSelection(store, x * factor, y * factor),
    });
    const name = direction.toLowerCase();
    return [
      [`nudge${direction}`, nudge(`Move ${name}`, `Arrow${direction}`, 1)] as const,
      [`nudge${direction}Far`, nudge(`Move ${name} by ${FAST} steps`, `Shift+Arrow${direction}`, FAST)] as const,
    ];
  });
  return Object.fromEntries(entries) as Record<NudgeId, Command>;
}

function nudgeSelection(store: DocumentStore, x: number, y: number): void {
  const { document, selection } = store.getState();
  if (selection.nodes.size === 0) return;
  // Where one is moved that has no place yet, all of them get theirs.
  const places = [...placeNodes(document)].map(([id, place]) =>
    selection.nodes.has(id) ? ([id, { x: place.x + x, y: place.y + y }] as const) : ([id, place] as const),
  );
  store.edit(`Move ${plural(selection.nodes.size, 'node')}`, moveNodes(new Map(places)), 'nudge');
}

function duplicateSelection(store: DocumentStore): void {
  const { document, selection } = store.getState();
  if (selection.nodes.size === 0) return;
  const copy = copyFragment(cutOut(document, selection.nodes), document, DUPLICATE_OFFSET);
  store.edit(`Duplicate ${plural(copy.nodes.length, 'node')}`, addFragment(copy));
  store.select({ nodes: new Set(copy.nodes.map(({ id }) => id)) });
}

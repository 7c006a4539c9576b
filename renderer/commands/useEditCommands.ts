import { useMemo } from 'react';
import { findLayer } from '#engine/layers/index.ts';
import { nodeSize } from '../canvas/nodeSize.ts';
import {
  addFragment,
  arrange,
  copyFragment,
  cutOut,
  type DocumentStore,
  moveNodes,
  type Point,
  removeElements,
  wireKey,
} from '../document/index.ts';
import { plural } from '../format/index.ts';
import { useDocumentStore, useWorkbench } from '../workbench/index.ts';
import type { Command, Commands } from './command.ts';

export type EditCommandId =
  | 'undo'
  | 'redo'
  | 'cut'
  | 'copy'
  | 'paste'
  | 'duplicate'
  | 'selectAll'
  | 'delete'
  | 'rename'
  | 'nudgeUp'
  | 'nudgeDown'
  | 'nudgeLeft'
  | 'nudgeRight'
  | 'addLayer'
  | 'arrange';

const GRID = 5;
const FAST = 4;
const DUPLICATE_OFFSET: Point = { x: 32, y: 32 };

/** Everything that changes the graph in front. */
export function useEditCommands(): Commands<EditCommandId> {
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
    const native = (label: string, key: string) => edit(label, [key], () => {}, { isNative: true, isHidden: true });
    const nudge = (label: string, key: string, x: number, y: number) =>
      edit(label, [key, `Shift+${key}`], (press) => nudgeSelection(store, x, y, press?.shiftKey ? FAST : 1), { isHidden: true });
    return {
      undo: edit('Undo', ['Mod+Z'], store.undo),
      redo: edit('Redo', ['Mod+Y', 'Mod+Shift+Z'], store.redo),
      cut: native('Cut', 'Mod+X'),
      copy: native('Copy', 'Mod+C'),
      paste: native('Paste', 'Mod+V'),
      duplicate: edit('Duplicate', ['Mod+D'], () => duplicateSelection(store)),
      selectAll: edit('Select all', ['Mod+A'], () => selectAll(store)),
      delete: edit('Delete', ['Delete', 'Backspace'], () => deleteSelection(store)),
      rename: edit('Rename', ['F2'], () => {
        const [first] = store.getState().selection.nodes;
        if (first !== undefined) canvas.getState().view?.renameNode(first);
      }),
      nudgeUp: nudge('Move up', 'ArrowUp', 0, -GRID),
      nudgeDown: nudge('Move down', 'ArrowDown', 0, GRID),
      nudgeLeft: nudge('Move left', 'ArrowLeft', -GRID, 0),
      nudgeRight: nudge('Move right', 'ArrowRight', GRID, 0),
      addLayer: edit('Add a layer', ['Shift+A'], () => canvas.getState().view?.searchLayer()),
      arrange: edit('Tidy up', [], () => tidyUp(store), { onCanvas: true }),
    };
  }, [store, canvas]);
}

function nudgeSelection(store: DocumentStore, x: number, y: number, factor: number): void {
  const { document, selection } = store.getState();
  const moved = document.nodes.flatMap(({ id, position }) =>
    selection.nodes.has(id) && position ? [[id, { x: position.x + x * factor, y: position.y + y * factor }] as const] : [],
  );
  if (moved.length > 0) store.edit(`Move ${plural(moved.length, 'node')}`, moveNodes(new Map(moved)), 'nudge');
}

function duplicateSelection(store: DocumentStore): void {
  const { document, selection } = store.getState();
  if (selection.nodes.size === 0) return;
  const copy = copyFragment(cutOut(document, selection.nodes), document, DUPLICATE_OFFSET);
  store.edit(`Duplicate ${plural(copy.nodes.length, 'node')}`, addFragment(copy));
  store.select({ nodes: new Set(copy.nodes.map(({ id }) => id)) });
}

function selectAll(store: DocumentStore): void {
  const { nodes, edges } = store.getState().document;
  store.select({ nodes: new Set(nodes.map(({ id }) => id)), wires: new Set(edges.map(wireKey)) });
}

export function deleteSelection(store: DocumentStore, label = 'Delete'): void {
  const { document, selection } = store.getState();
  const wires = document.edges.filter((edge) => selection.wires.has(wireKey(edge)));
  const count = selection.nodes.size + (selection.nodes.size === 0 ? wires.length : 0);
  if (count === 0) return;
  store.edit(`${label} ${plural(count, selection.nodes.size > 0 ? 'node' : 'wire')}`, removeElements(selection.nodes, wires));
  store.select({});
}

function tidyUp(store: DocumentStore): void {
  const { document } = store.getState();
  const types = new Map(document.nodes.map(({ id, type }) => [id, type]));
  store.edit('Tidy up', moveNodes(arrange(document, (id) => nodeSize(findLayer(types.get(id) ?? '')))));
}

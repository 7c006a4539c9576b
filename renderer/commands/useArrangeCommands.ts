import { useMemo } from 'react';
import { layerOf } from '#engine/graph/index.ts';
import { geometryOf } from '../canvas/nodeSize.ts';
import { placeNodes, toArrangeRequest } from '../canvas/placeNodes.ts';
import {
  type Alignment,
  type Axis,
  align,
  around,
  type Box,
  type Direction,
  type DocumentStore,
  distribute,
  moveNodes,
  noteDuration,
  type Point,
} from '../document/index.ts';
import { later, phrase, type Saying, t, useLanguage } from '../language/index.ts';
import { useDocumentStore, useWorkbench, type Workbench } from '../workbench/index.ts';
import type { Command, Commands } from './command.ts';

type AlignCommandId = 'alignLeft' | 'alignCenter' | 'alignRight' | 'alignTop' | 'alignMiddle' | 'alignBottom';
type DistributeCommandId = 'distributeAcross' | 'distributeDown';

export type ArrangeCommandId =
  | 'arrange'
  | 'arrangeRight'
  | 'arrangeDown'
  | AlignCommandId
  | DistributeCommandId
  | 'toggleGuides'
  | 'toggleGrid';

/** Everything that puts nodes in order. */
export function useArrangeCommands(): Commands<ArrangeCommandId> {
  const spoken = useLanguage();
  const store = useDocumentStore();
  const workbench = useWorkbench();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is said hangs on the language
  return useMemo(() => {
    const { settings } = workbench;
    const command = (label: string, keys: readonly string[], run: () => void, more: Partial<Command> = {}): Command => ({
      label,
      group: 'Arrange',
      keys,
      run,
      onCanvas: true,
      ...more,
    });
    const aligned = (text: string, alignment: Alignment) =>
      command(t(text), [], () => alignSelection(store, phrase(text), alignment));
    const distributed = (text: string, axis: Axis) => command(t(text), [], () => distributeSelection(store, phrase(text), axis));
    const tidyUp = (direction?: Direction) => () => {
      if (direction) settings.setState({ direction });
      void workbench.notices.attempt(() => arrangeGraph(store, workbench));
    };
    return {
      arrange: command(t('Tidy up'), ['Alt+T'], tidyUp(), { menus: ['canvas', 'node'] }),
      arrangeRight: command(t('Tidy up, left to right'), [], tidyUp('right')),
      arrangeDown: command(t('Tidy up, top to bottom'), [], tidyUp('down')),
      alignLeft: aligned(later('Align left edges'), 'left'),
      alignCenter: aligned(later('Align centers'), 'center'),
      alignRight: aligned(later('Align right edges'), 'right'),
      alignTop: aligned(later('Align upper edges'), 'top'),
      alignMiddle: aligned(later('Align middles'), 'middle'),
      alignBottom: aligned(later('Align lower edges'), 'bottom'),
      distributeAcross: distributed(later('Distribute from left to right'), 'x'),
      distributeDown: distributed(later('Distribute from top to bottom'), 'y'),
      toggleGuides: command(t('Snap to other nodes, or not'), [], () => settings.setState(({ guides }) => ({ guides: !guides }))),
      toggleGrid: command(t('Snap to the grid, or not'), [], () => settings.setState(({ grid }) => ({ grid: !grid }))),
    };
  }, [store, workbench, spoken]);
}

/** Lays the graph out anew; where several nodes are selected, those alone, about where they are. */
async function arrangeGraph(store: DocumentStore, { arranger, settings, canvas }: Workbench): Promise<void> {
  const { document, selection } = store.getState();
  if (document.nodes.length === 0) return;
  const chosen = selection.nodes.size > 1 ? selection.nodes : undefined;
  const request = toArrangeRequest(document, settings.getState().direction, chosen);
  const started = performance.now();
  const places = await arranger.arrange(request);
  if (!places) return;
  noteDuration('layout', started);
  const label = chosen ? phrase('Tidy up {{count}} nodes', { count: chosen.size }) : phrase('Tidy up');
  move(store, label, chosen ? aroundSameMiddle(boxesOf(store, chosen), places) : places);
  // The canvas shows the new places with the next frame.
  if (!chosen) requestAnimationFrame(() => canvas.getState().view?.fitAll());
}

/** The same places moved together, so that the middle of all stays where it was. */
function aroundSameMiddle(boxes: ReadonlyMap<string, Box>, places: ReadonlyMap<string, Point>): ReadonlyMap<string, Point> {
  const before = around(boxes.values());
  const after = around([...boxes].map(([id, box]) => ({ ...box, ...places.get(id) })));
  if (!before || !after) return places;
  const shift = {
    x: Math.round(before.x + before.width / 2 - after.x - after.width / 2),
    y: Math.round(before.y + before.height / 2 - after.y - after.height / 2),
  };
  return new Map([...places].map(([id, { x, y }]) => [id, { x: x + shift.x, y: y + shift.y }]));
}

function alignSelection(store: DocumentStore, label: Saying, alignment: Alignment): void {
  move(store, label, align(boxesOf(store, store.getState().selection.nodes), alignment));
}

function distributeSelection(store: DocumentStore, label: Saying, axis: Axis): void {
  move(store, label, distribute(boxesOf(store, store.getState().selection.nodes), axis));
}

/** Where nodes are, and how large. */
function boxesOf(store: DocumentStore, ids: ReadonlySet<string>): Map<string, Box> {
  const { document } = store.getState();
  const places = placeNodes(document);
  return new Map(
    document.nodes.flatMap((node) => {
      const place = places.get(node.id);
      if (!ids.has(node.id) || !place) return [];
      const { width, height } = geometryOf(node, layerOf(document, node));
      return [[node.id, { ...place, width, height }] as const];
    }),
  );
}

/** Moves nodes in one step. Where others have no place yet, all of them get theirs. */
function move(store: DocumentStore, label: Saying, places: ReadonlyMap<string, Point>): void {
  if (places.size > 0) store.edit(label, moveNodes(new Map([...placeNodes(store.getState().document), ...places])));
}

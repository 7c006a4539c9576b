import {
  type Arrangement,
  around,
  type Box,
  bendWires,
  type DocumentStore,
  moveNodes,
  noteDuration,
  type Point,
  placeAnnotations,
  type Recipe,
  wireKey,
} from '../../document/index.ts';
import { boxesOf, framesOf, placeNodes, toArrangeRequest } from '../../drawing/index.ts';
import { message } from '../../language/index.ts';
import type { Workbench } from '../../workbench/index.ts';
import { followNodes } from '../annotations/followNodes.ts';
import { moveBy } from '../annotations/movedTogether.ts';

/**
 * Arranges the graph, or several selected nodes roughly in place. Frames stay around their nodes and comments beside them; wires
 * bend around nodes. One history entry.
 */
export async function arrangeGraph(store: DocumentStore, { arranger, settings, canvas }: Workbench): Promise<void> {
  const { document, selection } = store.getState();
  if (document.nodes.length === 0) return;
  const chosen = selection.nodes.size > 1 ? selection.nodes : undefined;
  const within = framesOf(document, placeNodes(document));
  const request = toArrangeRequest(document, settings.getState().direction, { chosen, within });
  const started = performance.now();
  const arrangement = await arranger.arrange(request);
  if (!arrangement) return;
  noteDuration('layout', started);
  const label = chosen ? message('Arrange {{count}} nodes', { count: chosen.size }) : message('Auto-layout');
  store.edit(label, arranged(store, arrangement, chosen));
  // The canvas renders the new positions in the next frame.
  if (!chosen) requestAnimationFrame(() => canvas.getState().view?.fitAll());
}

/** Applies a layout. */
function arranged(store: DocumentStore, { positions, bends }: Arrangement, chosen: ReadonlySet<string> | undefined): Recipe {
  const { document } = store.getState();
  const before = placeNodes(document);
  const by = chosen ? toSameMiddle(boxesOf(document, before, chosen), positions) : { x: 0, y: 0 };
  const shift = (position: Point) => moveBy(position, by);
  // If other nodes have no positions yet, all get theirs.
  const after = new Map([...before, ...[...positions].map(([id, position]) => [id, shift(position)] as const)]);
  const isMeant = ([nodeId]: readonly [string, string]) => positions.has(nodeId);
  const wires = document.edges.flatMap((edge, index) =>
    isMeant(edge.from) && isMeant(edge.to) ? [[wireKey(edge), bends.get(index)?.map(shift)] as const] : [],
  );
  const notes = followNodes(document, before, after);
  return (draft) => {
    moveNodes(after)(draft);
    bendWires(new Map(wires))(draft);
    placeAnnotations(notes)(draft);
  };
}

/** The offset that keeps the common center in place. */
function toSameMiddle(boxes: ReadonlyMap<string, Box>, positions: ReadonlyMap<string, Point>): Point {
  const before = around(boxes.values());
  const after = around([...boxes].map(([id, box]) => ({ ...box, ...positions.get(id) })));
  if (!before || !after) return { x: 0, y: 0 };
  return {
    x: Math.round(before.x + before.width / 2 - after.x - after.width / 2),
    y: Math.round(before.y + before.height / 2 - after.y - after.height / 2),
  };
}

import type { GraphDocument } from '#engine/graph/index.ts';
import { type Box, moveAnnotations, type Point, type Recipe, type Selection } from '../../document/index.ts';
import { boxesOf, boxOf, isWithin, moveShown, placeNodes } from '../../drawing/index.ts';

/** Positions of things that move together. */
export interface Positions {
  readonly nodes: ReadonlyMap<string, Point>;
  readonly annotations: ReadonlyMap<string, Box>;
}

/** What is being dragged or resized, and where it is by now; the document changes once it is put down. */
export interface Held extends Positions {
  /** How far it all was moved. */
  readonly by: Point;
}

interface Known extends Positions {
  readonly document: GraphDocument;
}

const known = new WeakMap<Selection, Known>();

/** Everything that moves with a selection: the selected items, and the contents of selected frames. */
export function movedTogether(document: GraphDocument, selection: Selection): Positions {
  const last = known.get(selection);
  if (last?.document === document) return last;
  const annotations = document.annotations ?? [];
  const frames = annotations.filter(({ id, type }) => selection.annotations.has(id) && type === 'frame').map(boxOf);
  const isCarried = (box: Box) => frames.some((frame) => isWithin(box, frame));
  const nodes = [...boxesOf(document, placeNodes(document))].filter(([id, box]) => selection.nodes.has(id) || isCarried(box));
  const notes = annotations
    .filter((annotation) => selection.annotations.has(annotation.id) || isCarried(boxOf(annotation)))
    .map((annotation) => [annotation.id, boxOf(annotation)] as const);
  const found = { document, nodes: new Map(nodes), annotations: new Map(notes) };
  known.set(selection, found);
  return found;
}

/** The same things moved by an offset. */
export function shifted({ nodes, annotations }: Positions, by: Point): Held {
  return {
    nodes: new Map([...nodes].map(([id, position]) => [id, moveBy(position, by)])),
    annotations: new Map([...annotations].map(([id, box]) => [id, { ...box, ...moveBy(box, by) }])),
    by,
  };
}

export function moveBy({ x, y }: Point, by: Point): Point {
  return { x: x + by.x, y: y + by.y };
}

/** Writes the positions of moved items into the document. */
export function putDown(document: GraphDocument, { nodes, annotations }: Positions): Recipe {
  const move = nodes.size > 0 ? moveShown(document, nodes) : undefined;
  return (draft) => {
    move?.(draft);
    moveAnnotations(annotations)(draft);
  };
}

import { type GraphDocument, layerOf } from '#engine/graph/index.ts';
import { type Box, moveAnnotations, type Point, type Recipe, type Selection } from '../../document/index.ts';
import { boxOf, geometryOf, isWithin, moveShown, placeNodes } from '../../drawing/index.ts';
import type { Held } from '../canvasUi.ts';

/** Positions of things that move together. */
export interface Places {
  readonly nodes: ReadonlyMap<string, Point>;
  readonly annotations: ReadonlyMap<string, Box>;
}

interface Known extends Places {
  readonly document: GraphDocument;
}

const known = new WeakMap<Selection, Known>();

/** Everything that moves with a selection: the selected items, and the contents of selected frames. */
export function movedTogether(document: GraphDocument, selection: Selection): Places {
  const last = known.get(selection);
  if (last?.document === document) return last;
  const annotations = document.annotations ?? [];
  const frames = annotations.filter(({ id, type }) => selection.annotations.has(id) && type === 'frame').map(boxOf);
  const isCarried = (box: Box) => frames.some((frame) => isWithin(box, frame));
  const places = placeNodes(document);
  const nodes = document.nodes.flatMap((node) => {
    const place = places.get(node.id);
    const { width, height } = geometryOf(node, layerOf(document, node));
    const moves = place && (selection.nodes.has(node.id) || isCarried({ ...place, width, height }));
    return moves ? [[node.id, place] as const] : [];
  });
  const notes = annotations
    .filter((annotation) => selection.annotations.has(annotation.id) || isCarried(boxOf(annotation)))
    .map((annotation) => [annotation.id, boxOf(annotation)] as const);
  const found = { document, nodes: new Map(nodes), annotations: new Map(notes) };
  known.set(selection, found);
  return found;
}

/** The same things moved by an offset. */
export function shifted({ nodes, annotations }: Places, by: Point): Held {
  return {
    nodes: new Map([...nodes].map(([id, { x, y }]) => [id, { x: x + by.x, y: y + by.y }])),
    annotations: new Map([...annotations].map(([id, box]) => [id, { ...box, x: box.x + by.x, y: box.y + by.y }])),
    by,
  };
}

/** Writes the positions of moved items into the document. */
export function putDown(document: GraphDocument, { nodes, annotations }: Places): Recipe {
  const move = nodes.size > 0 ? moveShown(document, nodes) : undefined;
  return (draft) => {
    move?.(draft);
    moveAnnotations(annotations)(draft);
  };
}

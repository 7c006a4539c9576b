import { type GraphDocument, layerOf } from '#engine/graph/index.ts';
import { type Box, moveAnnotations, type Point, type Recipe, type Selection } from '../../document/index.ts';
import { boxOf, geometryOf, isWithin, moveShown, placeNodes } from '../../drawing/index.ts';

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
  const positions = placeNodes(document);
  const nodes = document.nodes.flatMap((node) => {
    const position = positions.get(node.id);
    const { width, height } = geometryOf(node, layerOf(document, node));
    const moves = position && (selection.nodes.has(node.id) || isCarried({ ...position, width, height }));
    return moves ? [[node.id, position] as const] : [];
  });
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
    nodes: new Map([...nodes].map(([id, { x, y }]) => [id, { x: x + by.x, y: y + by.y }])),
    annotations: new Map([...annotations].map(([id, box]) => [id, { ...box, x: box.x + by.x, y: box.y + by.y }])),
    by,
  };
}

/** Writes the positions of moved items into the document. */
export function putDown(document: GraphDocument, { nodes, annotations }: Positions): Recipe {
  const move = nodes.size > 0 ? moveShown(document, nodes) : undefined;
  return (draft) => {
    move?.(draft);
    moveAnnotations(annotations)(draft);
  };
}

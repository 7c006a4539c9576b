import type { GraphDocument } from '#engine/graph/index.ts';
import { arrange, type Point } from '../document/index.ts';
import { geometryOf } from './nodeSize.ts';

/** Where every node stands: where the document says, else where a tidy layout would put it. */
export function placeNodes(document: GraphDocument): ReadonlyMap<string, Point> {
  const arranged = document.nodes.every(({ position }) => position) ? undefined : arrangeAll(document);
  return new Map(document.nodes.map(({ id, position }) => [id, position ?? arranged?.get(id) ?? { x: 0, y: 0 }]));
}

function arrangeAll(document: GraphDocument): ReadonlyMap<string, Point> {
  const nodes = new Map(document.nodes.map((node) => [node.id, node]));
  return arrange(document, (id) => {
    const node = nodes.get(id);
    return node ? geometryOf(node) : { width: 0, height: 0 };
  });
}

/** Where nodes without a position are shown: once one of them is moved, all of them get theirs. */
export function unplacedNodes(document: GraphDocument): [string, Point][] {
  const places = placeNodes(document);
  return document.nodes.flatMap(({ id, position }) => {
    const place = position === undefined ? places.get(id) : undefined;
    return place ? [[id, place] satisfies [string, Point]] : [];
  });
}

import { type GraphDocument, layerOf } from '#engine/graph/index.ts';
import type { Box, Point } from '../document/index.ts';
import { geometryOf } from './nodeGeometry.ts';

/** The boxes of nodes. @param chosen node ids; default all */
export function boxesOf(
  document: GraphDocument,
  places: ReadonlyMap<string, Point>,
  chosen?: ReadonlySet<string>,
): Map<string, Box> {
  return new Map(
    document.nodes.flatMap((node) => {
      const place = places.get(node.id);
      if (!place || (chosen && !chosen.has(node.id))) return [];
      const { width, height } = geometryOf(node, layerOf(document, node));
      return [[node.id, { x: place.x, y: place.y, width, height }] as const];
    }),
  );
}

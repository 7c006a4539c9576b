import type { GraphDocument } from '#engine/graph/index.ts';
import type { Point } from './edits.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

const GAP = { x: 48, y: 40 } as const;

/**
 * Places for all nodes, so that wires run left to right: columns by the longest way to the end (Sugiyama's layers), in each
 * column the order of the neighbors (barycenters), and every column centered on the same line.
 * @param sizeOf how large a node is drawn
 */
export function arrange(document: GraphDocument, sizeOf: (nodeId: string) => Size): Map<string, Point> {
  const columns = orderColumns(document, assignColumns(document));
  const places = new Map<string, Point>();
  let x = 0;
  for (const column of columns) {
    const sizes = column.map(sizeOf);
    const height = sizes.reduce((sum, size) => sum + size.height, 0) + GAP.y * Math.max(0, column.length - 1);
    let y = -height / 2;
    column.forEach((id, index) => {
      places.set(id, { x: Math.round(x), y: Math.round(y) });
      y += sizes[index].height + GAP.y;
    });
    x += Math.max(0, ...sizes.map(({ width }) => width)) + GAP.x;
  }
  return places;
}

/** How many wires are between a node and the end, at most: so that a target stands right before its loss. */
function assignColumns({ nodes, edges }: GraphDocument): Map<string, number> {
  const depth = new Map(nodes.map(({ id }) => [id, 0]));
  // A path has fewer wires than there are nodes; on a cycle the rounds end here as well.
  for (let round = 0; round < nodes.length; round++) {
    let changed = false;
    for (const { from, to } of edges) {
      const behind = depth.get(to[0]);
      const present = depth.get(from[0]);
      if (behind === undefined || present === undefined || present > behind || behind + 1 >= nodes.length) continue;
      depth.set(from[0], behind + 1);
      changed = true;
    }
    if (!changed) break;
  }
  const deepest = Math.max(0, ...depth.values());
  return new Map([...depth].map(([id, value]) => [id, deepest - value]));
}

/** The columns from left to right; within each, by the mean place of the nodes that lead into it or that it leads to. */
function orderColumns({ nodes, edges }: GraphDocument, columnOf: ReadonlyMap<string, number>): string[][] {
  const columns: string[][] = [];
  for (const { id } of nodes) {
    const column = columnOf.get(id) ?? 0;
    while (columns.length <= column) columns.push([]);
    columns[column].push(id);
  }
  const neighbors = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  for (const { from, to } of edges) {
    neighbors.get(from[0])?.push(to[0]);
    neighbors.get(to[0])?.push(from[0]);
  }
  for (let sweep = 0; sweep < 4; sweep++) {
    const place = new Map(columns.flatMap((column) => column.map((id, index) => [id, index - column.length / 2] as const)));
    for (const column of columns) {
      const weight = new Map(column.map((id) => [id, barycenter(neighbors.get(id) ?? [], place) ?? place.get(id) ?? 0]));
      column.sort((a, b) => (weight.get(a) ?? 0) - (weight.get(b) ?? 0));
    }
  }
  return columns;
}

function barycenter(ids: readonly string[], place: ReadonlyMap<string, number>): number | undefined {
  if (ids.length === 0) return undefined;
  return ids.reduce((sum, id) => sum + (place.get(id) ?? 0), 0) / ids.length;
}

import type { ArrangeRequest } from './arrangeRequest.ts';
import type { Box, Point } from './geometry.ts';
import { type Curve, pointAt, wireCurves } from './wirePath.ts';

/** Space between a wire and a node that it passes. */
const CLEARANCE = 4;
/** Distance from a node's side at which a wire turns, if data flows downwards. */
const ASIDE = 14;
/** Sampling distance of wires, and grid size of node lookup, in canvas units. */
const STEP = 8;
const FIELD = 240;

/** A layer of a layout: a column if data flows to the right, a row if it flows downwards. */
interface Layer {
  readonly start: number;
  readonly end: number;
}

/**
 * Bends of wires around nodes that they do not connect, by wire index; none for wires that cross nothing.
 * @param boxes of the nodes
 * @param routes the centers of the layers that each wire passes, in the layout's order
 */
export function routeWires(
  { wires, direction }: ArrangeRequest,
  boxes: ReadonlyMap<string, Box>,
  routes: ReadonlyMap<number, readonly Point[]>,
): Map<number, Point[]> {
  const layers = findLayers(boxes, direction);
  const isFree = freeSpace(boxes);
  const bends = new Map<number, Point[]>();
  wires.forEach(([from, to, leaves, enters], index) => {
    const [source, target, route] = [boxes.get(from), boxes.get(to), routes.get(index)];
    if (!source || !target || !route) return;
    const start = { x: source.x + source.width, y: source.y + (leaves ?? source.height / 2) };
    const end = { x: target.x, y: target.y + (enters ?? target.height / 2) };
    const joined = new Set([from, to]);
    const isForward = direction === 'right' ? start.x < end.x : start.y < end.y;
    if (!isForward || (direction === 'right' && isFree(wireCurves(start, end), joined))) return;
    const found = direction === 'right' ? acrossColumns(start, end, route, layers) : downRows(start, end, route, layers);
    if (found.length > 0 && isFree(wireCurves(start, end, found), joined)) bends.set(index, found);
  });
  return bends;
}

/** Tolerance: corners of nodes are integers, so that centers of the same layer differ slightly. */
const SAME = 2;

/** The layers by their rounded centers. */
function findLayers(boxes: ReadonlyMap<string, Box>, direction: ArrangeRequest['direction']): Map<number, Layer> {
  const lengths = [...boxes.values()].map(({ x, y, width, height }) =>
    direction === 'right' ? { start: x, end: x + width } : { start: y, end: y + height },
  );
  const middles = Map.groupBy(lengths, ({ start, end }) => Math.round((start + end) / 2));
  const layers = new Map<number, Layer>();
  for (const [middle, group] of [...middles].toSorted(([a], [b]) => a - b)) {
    const before = layerAt(layers, middle);
    const all = before ? [before, ...group] : group;
    const layer = { start: Math.min(...all.map(({ start }) => start)), end: Math.max(...all.map(({ end }) => end)) };
    for (const [key, known] of layers) if (known === before) layers.set(key, layer);
    layers.set(middle, layer);
  }
  return layers;
}

function layerAt(layers: ReadonlyMap<number, Layer>, middle: number): Layer | undefined {
  for (let away = 0; away <= SAME; away++) {
    const found = layers.get(Math.round(middle) - away) ?? layers.get(Math.round(middle) + away);
    if (found) return found;
  }
  return undefined;
}

/** Horizontally through each column, and vertically in the gaps between. */
function acrossColumns(start: Point, end: Point, route: readonly Point[], layers: ReadonlyMap<number, Layer>): Point[] {
  const columns = route.flatMap(({ x, y }) => {
    const column = layerAt(layers, x);
    if (!column) return [];
    return [
      { x: column.start, y: Math.round(y) },
      { x: column.end, y: Math.round(y) },
    ];
  });
  const first = [...layers.values()].find((layer) => layer.start <= start.x && start.x <= layer.end);
  const last = [...layers.values()].find((layer) => layer.start <= end.x && end.x <= layer.end);
  const bends = [{ x: first?.end ?? start.x, y: start.y }, ...columns, { x: last?.start ?? end.x, y: end.y }];
  // A point on a horizontal line between its neighbors is no bend.
  return bends.filter((bend, index) => {
    const [before, after] = [bends[index - 1] ?? start, bends[index + 1] ?? end];
    return !(before.y === bend.y && after.y === bend.y) && bend.x > start.x && bend.x < end.x;
  });
}

/** Down beside the source node, vertically through each row, and down beside the target node. */
function downRows(start: Point, end: Point, route: readonly Point[], layers: ReadonlyMap<number, Layer>): Point[] {
  const rows = route.flatMap(({ x, y }) => {
    const row = layerAt(layers, y);
    if (!row) return [];
    return [
      { x: Math.round(x), y: row.start },
      { x: Math.round(x), y: row.end },
    ];
  });
  const all = [...layers.values()];
  const first = all.find((layer) => layer.start <= start.y && start.y <= layer.end);
  const last = all.find((layer) => layer.start <= end.y && end.y <= layer.end);
  const [left, right] = [end.x - ASIDE, start.x + ASIDE];
  const bends = [
    { x: right, y: start.y + ASIDE },
    { x: right, y: first?.end ?? start.y },
    ...rows,
    { x: left, y: last?.start ?? end.y },
    { x: left, y: end.y - ASIDE },
  ];
  return bends.filter(({ x }, index) => !(bends[index - 1]?.x === x && bends[index + 1]?.x === x));
}

/** Tests whether curves cross only the nodes that they connect. Nodes are looked up in a grid. */
function freeSpace(boxes: ReadonlyMap<string, Box>): (curves: readonly Curve[], joined: ReadonlySet<string>) => boolean {
  const fields = new Map<string, [id: string, box: Box][]>();
  for (const [id, box] of boxes) {
    for (let column = fieldOf(box.x - CLEARANCE); column <= fieldOf(box.x + box.width + CLEARANCE); column++) {
      for (let row = fieldOf(box.y - CLEARANCE); row <= fieldOf(box.y + box.height + CLEARANCE); row++) {
        const key = `${column} ${row}`;
        const field = fields.get(key);
        if (field) field.push([id, box]);
        else fields.set(key, [[id, box]]);
      }
    }
  }
  const isCovered = ({ x, y }: Point, joined: ReadonlySet<string>) =>
    fields.get(`${fieldOf(x)} ${fieldOf(y)}`)?.some(([id, box]) => !joined.has(id) && covers(box, x, y)) ?? false;
  return (curves, joined) =>
    curves.every((curve) => {
      const { from, to } = curve;
      const steps = Math.ceil((Math.abs(to.x - from.x) + Math.abs(to.y - from.y)) / STEP) + 1;
      for (let step = 0; step <= steps; step++) if (isCovered(pointAt(curve, step / steps), joined)) return false;
      return true;
    });
}

const fieldOf = (value: number) => Math.floor(value / FIELD);

function covers(box: Box, x: number, y: number): boolean {
  return (
    x > box.x - CLEARANCE && x < box.x + box.width + CLEARANCE && y > box.y - CLEARANCE && y < box.y + box.height + CLEARANCE
  );
}

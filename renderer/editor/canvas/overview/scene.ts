import type { Annotation } from '#engine/graph/index.ts';
import { CATEGORIES, type Category } from '#engine/layers/index.ts';
import { around, type Box, type Point, type Selection } from '../../../document/index.ts';
import { coverOf, geometryOf } from '../../../drawing/index.ts';
import { moveBy } from '../../annotations/movedTogether.ts';
import { type LayerNodeType, nameOfWire, type WireType } from '../state/flow.ts';
import type { NodeFacts } from '../state/nodeFacts.ts';

/** A graph as a few long arrays: thousands of nodes are drawn, found and moved without an object each. */
export interface Scene {
  readonly ids: readonly string[];
  /** Display data of each node, used where it is inspected. */
  readonly facts: readonly NodeFacts[];
  /** x, y, width and height of each node. */
  readonly boxes: Float64Array;
  /** Category index of each node in CATEGORIES; their count for an unknown type. */
  readonly categories: Uint8Array;
  readonly states: Uint8Array;
  /** Per wire its nodes, and the vertical offsets of its ends from their top edges. */
  readonly wireNodes: Uint32Array;
  readonly wireOffsets: Float32Array;
  readonly wireStates: Uint8Array;
  /** Bends by wire index; few wires have any. */
  readonly bends: ReadonlyMap<number, readonly Point[]>;
  /** Bounding box of all nodes. */
  readonly bounds: Box;
  readonly annotations: readonly PlacedAnnotation[];
  /** Bounding box of everything drawn. */
  readonly extent: Box;
}

/** A frame, with its name, or a comment. */
interface PlacedAnnotation {
  readonly annotation: Annotation;
  readonly box: Box;
}

/** Bits of a state. */
export const SELECTED = 1;
export const WARNING = 2;
export const ERROR = 4;

export const BOX = 4;

export function makeScene(
  nodes: readonly LayerNodeType[],
  wires: readonly WireType[],
  annotations: readonly Annotation[] = [],
): Scene {
  const boxes = new Float64Array(nodes.length * BOX);
  nodes.forEach(({ position: { x, y }, measured }, index) => {
    boxes.set([x, y, measured?.width ?? 0, measured?.height ?? 0], index * BOX);
  });
  const bounds = around(nodes.map((_, index) => boxAt(boxes, index))) ?? { x: 0, y: 0, width: 0, height: 0 };
  const placed = annotations.map((annotation) => ({ annotation, box: coverOf(annotation) }));
  return {
    ids: nodes.map(({ id }) => id),
    facts: nodes.map(({ data }) => data),
    boxes,
    categories: Uint8Array.from(nodes, ({ data }) => categoryIndex(data.known.layer?.ui.category)),
    states: Uint8Array.from(nodes, stateOf),
    ...layWires(nodes, wires),
    bounds,
    annotations: placed,
    extent: around([...(nodes.length > 0 ? [bounds] : []), ...placed.map(({ box }) => box)]) ?? bounds,
  };
}

const CATEGORY_INDEX = new Map<Category, number>(CATEGORIES.map((category, index) => [category, index]));

function categoryIndex(category: Category | undefined): number {
  return (category && CATEGORY_INDEX.get(category)) ?? CATEGORIES.length;
}

function stateOf({ data: { problems } }: LayerNodeType): number {
  const severity = problems[0]?.severity;
  return severity === 'error' ? ERROR : severity === 'warning' ? WARNING : 0;
}

function layWires(nodes: readonly LayerNodeType[], wires: readonly WireType[]) {
  const indices = new Map(nodes.map(({ id }, index) => [id, index]));
  const wireNodes = new Uint32Array(wires.length * 2);
  const wireOffsets = new Float32Array(wires.length * 2);
  wires.forEach(({ source, sourceHandle, target, targetHandle }, wire) => {
    const [from, to] = [indices.get(source) ?? 0, indices.get(target) ?? 0];
    wireNodes.set([from, to], wire * 2);
    const behind = geometryOf(nodes[from].data.node, nodes[from].data.known.layer);
    const before = geometryOf(nodes[to].data.node, nodes[to].data.known.layer);
    wireOffsets.set(
      [behind.outputs.get(sourceHandle ?? '') ?? behind.height / 2, before.inputs.get(targetHandle ?? '') ?? before.height / 2],
      wire * 2,
    );
  });
  const wireStates = Uint8Array.from(wires, ({ data }) => (data?.problem ? ERROR : 0));
  const bends = new Map(wires.flatMap(({ data }, wire) => (data?.bends ? [[wire, data.bends] as const] : [])));
  return { wireNodes, wireOffsets, wireStates, bends };
}

export function boxAt(boxes: Float64Array, index: number): Box {
  const [x, y, width, height] = boxes.subarray(index * BOX, (index + 1) * BOX);
  return { x, y, width, height };
}

/** The bounding box of the selection; of everything if none of it exists. */
export function boundsOfChosen(
  { ids, boxes, annotations, extent }: Scene,
  chosen: Partial<Pick<Selection, 'nodes' | 'annotations'>>,
): Box {
  const nodes = ids.flatMap((id, index) => (chosen.nodes?.has(id) ? [boxAt(boxes, index)] : []));
  const notes = annotations.filter(({ annotation }) => chosen.annotations?.has(annotation.id)).map(({ box }) => box);
  return around([...nodes, ...notes]) ?? extent;
}

/** The same scene with a selection. @param wires those of the scene */
export function selectInScene(scene: Scene, wires: readonly WireType[], chosen: Pick<Selection, 'nodes' | 'wires'>): Scene {
  if (chosen.nodes.size === 0 && chosen.wires.size === 0) return scene;
  const { ids, states, wireStates } = scene;
  return {
    ...scene,
    states: states.map((state, index) => (chosen.nodes.has(ids[index]) ? state | SELECTED : state)),
    wireStates: wireStates.map((state, index) => (chosen.wires.has(nameOfWire(wires[index])) ? state | SELECTED : state)),
  };
}

/** The same scene with some nodes moved, as while dragging. */
export function moveInScene(scene: Scene, positions: ReadonlyMap<string, Point>): Scene {
  if (positions.size === 0) return scene;
  const boxes = scene.boxes.slice();
  scene.ids.forEach((id, index) => {
    const corner = positions.get(id);
    if (corner) boxes.set([corner.x, corner.y], index * BOX);
  });
  return { ...scene, boxes, bends: moveBends(scene, boxes, positions) };
}

/** Bends move if both ends of a wire move; if only one does, they are removed. */
function moveBends(
  { ids, bends, boxes, wireNodes }: Scene,
  moved: Float64Array,
  positions: ReadonlyMap<string, Point>,
): Scene['bends'] {
  const next = new Map(bends);
  for (const [wire, points] of bends) {
    const [from, to] = [wireNodes[2 * wire], wireNodes[2 * wire + 1]];
    const ends = Number(positions.has(ids[from])) + Number(positions.has(ids[to]));
    if (ends === 1) next.delete(wire);
    if (ends < 2) continue;
    const by = { x: moved[from * BOX] - boxes[from * BOX], y: moved[from * BOX + 1] - boxes[from * BOX + 1] };
    const shifted = points.map((point) => moveBy(point, by));
    next.set(wire, shifted);
  }
  return next;
}

/** The node at a point; the topmost if several overlap. */
export function nodeAt({ ids, boxes }: Scene, point: Point): string | undefined {
  const box = { ...point, width: 0, height: 0 };
  return ids.findLast((_, index) => isTouched(boxes, index * BOX, box));
}

/** The comments that a rectangle touches, and the frames that it contains: selecting inside a frame does not select the frame. */
export function annotationsWithin({ annotations }: Scene, { x, y, width, height }: Box): string[] {
  return annotations.flatMap(({ annotation, box }) => {
    const [right, bottom] = [box.x + box.width, box.y + box.height];
    const isInTouch = box.x <= x + width && right >= x && box.y <= y + height && bottom >= y;
    const isWhole = box.x >= x && right <= x + width && box.y >= y && bottom <= y + height;
    return (annotation.type === 'frame' ? isWhole : isInTouch) ? [annotation.id] : [];
  });
}

/** The nodes that a rectangle touches, nearest to its center first. */
export function nodesByDistance(scene: Scene, box: Box): string[] {
  const { ids, boxes } = scene;
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const distances = new Map<string, number>();
  ids.forEach((id, index) => {
    const { x, y, width, height } = boxAt(boxes, index);
    distances.set(id, Math.hypot(x + width / 2 - middle.x, y + height / 2 - middle.y));
  });
  return nodesWithin(scene, box).sort((a, b) => (distances.get(a) ?? 0) - (distances.get(b) ?? 0));
}

/** The nodes that a rectangle touches. */
export function nodesWithin({ ids, boxes }: Scene, box: Box): string[] {
  return ids.filter((_, index) => isTouched(boxes, index * BOX, box));
}

/** True if a rectangle touches a node. @param at where its box begins */
export function isTouched(boxes: Float64Array, at: number, { x, y, width, height }: Box): boolean {
  return (
    boxes[at] <= x + width && boxes[at] + boxes[at + 2] >= x && boxes[at + 1] <= y + height && boxes[at + 1] + boxes[at + 3] >= y
  );
}

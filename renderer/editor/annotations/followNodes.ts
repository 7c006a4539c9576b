import type { Annotation, GraphDocument } from '#engine/graph/index.ts';
import { around, type Box, type Point } from '../../document/index.ts';
import { boxesOf, boxOf, FRAME, type FramesOf, framesOf, isWithin } from '../../drawing/index.ts';

/** Space between a frame and its contents. */
const MARGIN = 24;
/** Space around a comment, and the limit of moving it to a free position. */
const GAP = 8;
const STEP = 12;
const MOST_STEPS = 60;

/** Old and new boxes of nodes. */
interface Moved {
  readonly before: ReadonlyMap<string, Box>;
  readonly after: ReadonlyMap<string, Box>;
}

/**
 * Moves frames and comments after a layout: a frame stays around its nodes; a comment, or an empty frame, moves with the node
 * that was nearest to it, within its frame if it has one.
 */
export function followNodes(
  document: GraphDocument,
  positionsBefore: ReadonlyMap<string, Point>,
  positionsAfter: ReadonlyMap<string, Point>,
): Map<string, Box> {
  const { annotations = [] } = document;
  const found = new Map<string, Box>();
  if (annotations.length === 0) return found;
  const moved: Moved = { before: boxesOf(document, positionsBefore), after: boxesOf(document, positionsAfter) };
  const within = framesOf(document, positionsBefore);
  const members = membersOf(within);
  const byId = new Map(annotations.map((annotation) => [annotation.id, annotation]));
  /** Frames with nodes, the smallest first: inner frames come before outer ones. */
  const frames = within.frames.flatMap(({ id, frame }) => {
    const [annotation, nodes] = [byId.get(id), members.get(id)];
    return annotation && nodes ? [{ annotation, frame, nodes }] : [];
  });
  const notes: Box[] = [];
  const guests = new Map<string, Box[]>();
  const take = (frame: string | undefined, box: Box) => {
    if (frame !== undefined) guests.set(frame, [...(guests.get(frame) ?? []), box]);
  };
  for (const annotation of annotations.filter(({ id }) => !members.has(id))) {
    const home = frames.find((frame) => isWithin(boxOf(annotation), boxOf(frame.annotation)));
    const box = followNearest(annotation, home?.nodes, moved, notes);
    notes.push(box);
    found.set(annotation.id, box);
    take(home?.annotation.id, box);
  }
  for (const { annotation, frame, nodes } of frames) {
    const box = enclose(annotation, nodes, guests.get(annotation.id) ?? [], moved);
    found.set(annotation.id, box);
    take(frame, { ...box, y: box.y - FRAME.title.height, height: box.height + FRAME.title.height });
  }
  return found;
}

/** The nodes in each frame and its inner frames; without empty frames. */
function membersOf({ frames, frameOf }: FramesOf): Map<string, string[]> {
  const parents = new Map(frames.map(({ id, frame }) => [id, frame]));
  const members = new Map<string, string[]>();
  for (const [node, innermost] of frameOf) {
    for (let frame: string | undefined = innermost; frame !== undefined; frame = parents.get(frame)) {
      members.set(frame, [...(members.get(frame) ?? []), node]);
    }
  }
  return members;
}

function hasMoved(node: string, { before, after }: Moved): boolean {
  const [was, is] = [before.get(node), after.get(node)];
  return was?.x !== is?.x || was?.y !== is?.y;
}

function enclose(frame: Annotation, nodes: readonly string[], guests: readonly Box[], moved: Moved): Box {
  if (!nodes.some((node) => hasMoved(node, moved))) return boxOf(frame);
  return frameAround([...nodes.flatMap((node) => moved.after.get(node) ?? []), ...guests]) ?? boxOf(frame);
}

/** The box of a frame around others; undefined for none. */
export function frameAround(boxes: Iterable<Box>): Box | undefined {
  const content = around(boxes);
  if (!content) return undefined;
  const { x, y, width, height } = content;
  return { x: x - MARGIN, y: y - MARGIN, width: width + 2 * MARGIN, height: height + 2 * MARGIN };
}

/** Directions to move from an occupied position, nearest first. */
const WAYS = [
  { x: 0, y: 1 },
  { x: 0, y: -1 },
  { x: 1, y: 0 },
  { x: -1, y: 0 },
] as const;

/**
 * Moves as far as the nearest node, then to the nearest free position.
 * @param framed the nodes of its frame, which will be around it: others are kept at the frame's distance
 */
function followNearest(annotation: Annotation, framed: readonly string[] | undefined, moved: Moved, notes: readonly Box[]): Box {
  const box = boxOf(annotation);
  const nodes = framed ?? [...moved.before.keys()];
  const isOwn = new Set(nodes);
  const distances = nodes.map((node) => distanceOf(box, moved.before.get(node)));
  const nearest = nodes[distances.indexOf(Math.min(...distances))];
  const [was, is] = [moved.before.get(nearest), moved.after.get(nearest)];
  if (!was || !is || !hasMoved(nearest, moved)) return box;
  const next = { ...box, x: box.x + is.x - was.x, y: box.y + is.y - was.y };
  const isFree = (position: Box) =>
    [...moved.after].every(
      ([id, node]) => distanceOf(position, node) >= (isOwn.has(id) ? GAP : GAP + MARGIN + FRAME.title.height),
    ) && notes.every((note) => distanceOf(position, note) >= GAP);
  for (let step = 0; step <= MOST_STEPS; step++) {
    for (const { x, y } of WAYS) {
      const position = { ...next, x: next.x + x * step * STEP, y: next.y + y * step * STEP };
      if (isFree(position)) return position;
    }
  }
  return next;
}

/** Distance between two boxes; 0 if they touch. */
function distanceOf(a: Box, b: Box | undefined): number {
  if (!b) return Infinity;
  const x = Math.max(0, b.x - a.x - a.width, a.x - b.x - b.width);
  const y = Math.max(0, b.y - a.y - a.height, a.y - b.y - b.height);
  return Math.hypot(x, y);
}

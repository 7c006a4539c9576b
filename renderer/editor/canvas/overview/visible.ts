import type { Box, Point } from '../../../document/index.ts';
import { hidden, type LayerNodeType, type WireType } from '../state/flow.ts';
import { BOX, nodesByDistance, nodesWithin, type Scene } from './scene.ts';

/** The part of a large graph that is drawn one by one. */
export interface Visible {
  readonly nodes: ReadonlySet<string>;
  /** The places in the scene of wires that pass through, with both ends far away. */
  readonly passing: readonly number[];
  /** Whether these are all that are in sight. */
  readonly isComplete: boolean;
}

export const NOTHING_VISIBLE: Visible = { nodes: new Set(), passing: [], isComplete: false };

/** So many nodes come in a frame, and so many go: more would be felt by the hand. */
const A_FRAME = { come: 6, go: 12 } as const;
/** Beyond each edge of what is in sight, as a part of it: what is so near is drawn before it comes into sight. */
const NEAR = 0.1;
/** What is drawn stays until it is further away than this, so that a hand that goes to and fro draws nothing anew. */
const KEPT = 0.3;

/**
 * What is drawn in the next frame. Nodes come a few at a time, those in the middle first, and go a few at a time.
 * @param box what is in sight, in the canvas's units; undefined when it is too much to be drawn one by one
 * @returns the same object when nothing more is to come or to go
 */
export function nextVisible(before: Visible, scene: Scene, box: Box | undefined): Visible {
  const kept = new Set(box && nodesWithin(scene, grow(box, KEPT)));
  const left = [...before.nodes].filter((id) => !kept.has(id));
  const missing = box ? nodesByDistance(scene, grow(box, NEAR)).filter((id) => !before.nodes.has(id)) : [];
  const passing = box ? findPassing(scene, grow(box, NEAR)) : [];
  const stays = [...before.nodes].filter((id) => kept.has(id));
  const nodes = new Set([...stays, ...left.slice(A_FRAME.go), ...missing.slice(0, A_FRAME.come)]);
  const isComplete = box !== undefined && nodesWithin(scene, box).every((id) => nodes.has(id));
  const isSame =
    missing.length === 0 &&
    left.length === 0 &&
    isComplete === before.isComplete &&
    passing.length === before.passing.length &&
    passing.every((wire, index) => wire === before.passing[index]);
  return isSame ? before : { nodes, passing, isComplete };
}

/** Wires that cross a box with both ends outside of it. */
function findPassing({ boxes, wireNodes, wireStates, bends }: Scene, box: Box): number[] {
  const { x, y, width, height } = box;
  const isInside = (at: number) =>
    boxes[at] <= x + width && boxes[at] + boxes[at + 2] >= x && boxes[at + 1] <= y + height && boxes[at + 1] + boxes[at + 3] >= y;
  const passing: number[] = [];
  for (let wire = 0; wire < wireStates.length; wire++) {
    const [from, to] = [wireNodes[2 * wire] * BOX, wireNodes[2 * wire + 1] * BOX];
    const isBeside =
      Math.min(boxes[from], boxes[to]) > x + width ||
      Math.max(boxes[from] + boxes[from + 2], boxes[to]) < x ||
      Math.min(boxes[from + 1], boxes[to + 1]) > y + height ||
      Math.max(boxes[from + 1] + boxes[from + 3], boxes[to + 1] + boxes[to + 3]) < y;
    if ((!isBeside || doBendsPass(bends.get(wire), box)) && !isInside(from) && !isInside(to)) passing.push(wire);
  }
  return passing;
}

/** Whether a wire that bends may come by where neither of its ends is near. */
function doBendsPass(bends: readonly Point[] | undefined, { x, y, width, height }: Box): boolean {
  if (!bends) return false;
  const [xs, ys] = [bends.map((bend) => bend.x), bends.map((bend) => bend.y)];
  return Math.min(...xs) <= x + width && Math.max(...xs) >= x && Math.min(...ys) <= y + height && Math.max(...ys) >= y;
}

/** The wires that React Flow is given: those of the nodes that are drawn, and those that pass. */
export function visibleWires({ nodes: drawn, passing }: Visible, wires: readonly WireType[]): WireType[] {
  const passes = new Set(passing);
  return wires.filter(({ source, target }, index) => drawn.has(source) || drawn.has(target) || passes.has(index));
}

/**
 * The nodes that React Flow is given: those that are drawn, and hidden ones at the far ends of their wires.
 * @param held nodes that are drawn wherever they are; the picture of the graph has their wires
 * @param wires those in sight
 */
export function visibleNodes(
  { nodes: drawn }: Visible,
  held: ReadonlySet<string>,
  nodes: readonly LayerNodeType[],
  wires: readonly WireType[],
): LayerNodeType[] {
  const ends = new Set(wires.flatMap(({ source, target }) => [source, target]));
  return nodes.flatMap((node) => {
    if (drawn.has(node.id) || held.has(node.id)) return [node];
    return ends.has(node.id) ? [hidden(node)] : [];
  });
}

function grow({ x, y, width, height }: Box, part: number): Box {
  return { x: x - width * part, y: y - height * part, width: width * (1 + 2 * part), height: height * (1 + 2 * part) };
}

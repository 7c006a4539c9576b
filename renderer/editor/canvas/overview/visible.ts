import type { Box, Point } from '../../../document/index.ts';
import { hidden, type LayerNodeType, type WireType } from '../state/flow.ts';
import { BOX, isTouched, nodesByDistance, nodesWithin, type Scene } from './scene.ts';

/** The individually rendered part of a large graph. */
export interface Visible {
  readonly nodes: ReadonlySet<string>;
  /** Scene indices of wires that pass through, with both ends outside. */
  readonly passing: readonly number[];
  /** True if it includes everything visible. */
  readonly isComplete: boolean;
}

export const NOTHING_VISIBLE: Visible = { nodes: new Set(), passing: [], isComplete: false };

/** Nodes added and removed per frame; more would cause noticeable lag. */
const A_FRAME = { come: 6, go: 12 } as const;
/** Margin around the view, relative to its size, within which nodes are rendered in advance. */
const NEAR = 0.1;
/** Margin within which rendered nodes are kept, so that panning back and forth renders nothing anew. */
const KEPT = 0.3;

/**
 * The rendered items of the next frame. Nodes are added and removed a few at a time, the central ones first.
 * @param box the visible part, in canvas units; undefined if it is too much to render individually
 * @returns the same object if nothing changes
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

/** Wires that cross a box with both ends outside. */
function findPassing({ boxes, wireNodes, wireStates, bends }: Scene, box: Box): number[] {
  const { x, y, width, height } = box;
  const passing: number[] = [];
  for (let wire = 0; wire < wireStates.length; wire++) {
    const [from, to] = [wireNodes[2 * wire] * BOX, wireNodes[2 * wire + 1] * BOX];
    const isBeside =
      Math.min(boxes[from], boxes[to]) > x + width ||
      Math.max(boxes[from] + boxes[from + 2], boxes[to]) < x ||
      Math.min(boxes[from + 1], boxes[to + 1]) > y + height ||
      Math.max(boxes[from + 1] + boxes[from + 3], boxes[to + 1] + boxes[to + 3]) < y;
    if (isBeside && !doBendsPass(bends.get(wire), box)) continue;
    if (!isTouched(boxes, from, box) && !isTouched(boxes, to, box)) passing.push(wire);
  }
  return passing;
}

/** True if a wire's bends may pass a box although its ends are not near. */
function doBendsPass(bends: readonly Point[] | undefined, { x, y, width, height }: Box): boolean {
  if (!bends) return false;
  const [xs, ys] = [bends.map((bend) => bend.x), bends.map((bend) => bend.y)];
  return Math.min(...xs) <= x + width && Math.max(...xs) >= x && Math.min(...ys) <= y + height && Math.max(...ys) >= y;
}

/** The wires for React Flow: those of rendered nodes, and those that pass. */
export function visibleWires({ nodes: drawn, passing }: Visible, wires: readonly WireType[]): WireType[] {
  const passes = new Set(passing);
  return wires.filter(({ source, target }, index) => drawn.has(source) || drawn.has(target) || passes.has(index));
}

/**
 * The nodes for React Flow: rendered ones, and hidden ones at the far ends of their wires.
 * @param held nodes that are always rendered; the graph's picture has their wires
 * @param wires the visible ones
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

import type { Inks } from './inks.ts';
import { BOX, ERROR, type Scene, SELECTED, WARNING } from './scene.ts';

/** Pixels = units · zoom + offset. */
export interface Projection {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
  readonly width: number;
  readonly height: number;
}

/** From this zoom wires are curves, and blocks have a bar and a name; below they are lines and blocks alone. */
const NAMED = 0.2;
const BAR = 6;
/** In units, so that names grow with their blocks. */
const NAME_SIZE = 30;
const NAME_ROOM = 24;
const LETTER = 0.56 * NAME_SIZE;

/** Draws a graph as it looks from far away. */
export function drawScene(context: CanvasRenderingContext2D, scene: Scene, projection: Projection, inks: Inks): void {
  const { x, y, zoom, width, height } = projection;
  const ratio = window.devicePixelRatio;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  context.setTransform(ratio * zoom, 0, 0, ratio * zoom, ratio * x, ratio * y);
  const visible = findVisible(scene, projection);
  drawWires(context, scene, projection, inks);
  drawBlocks(context, scene, visible, zoom, inks);
  if (zoom >= NAMED) drawNames(context, scene, visible, inks);
  drawStates(context, scene, visible, zoom, inks);
}

/** The nodes in sight, those of a category in a row, so that colors change seldom. */
function findVisible({ ids, boxes, categories }: Scene, { x, y, zoom, width, height }: Projection): number[] {
  const [left, top, right, bottom] = [-x / zoom, -y / zoom, (width - x) / zoom, (height - y) / zoom];
  const visible: number[] = [];
  for (let index = 0; index < ids.length; index++) {
    const at = index * BOX;
    const isVisible =
      boxes[at] < right && boxes[at] + boxes[at + 2] > left && boxes[at + 1] < bottom && boxes[at + 1] + boxes[at + 3] > top;
    if (isVisible) visible.push(index);
  }
  return visible.sort((a, b) => categories[a] - categories[b]);
}

function drawWires(context: CanvasRenderingContext2D, scene: Scene, projection: Projection, inks: Inks): void {
  const { wireStates } = scene;
  const plain = wireStates.includes(0);
  context.lineWidth = Math.max(2, 1 / projection.zoom);
  if (plain) strokeWires(context, scene, projection, inks.wire, (state) => state === 0);
  if (wireStates.some((state) => (state & ERROR) !== 0)) {
    strokeWires(context, scene, projection, inks.error, (state) => (state & ERROR) !== 0);
  }
  if (wireStates.includes(SELECTED)) strokeWires(context, scene, projection, inks.forward, (state) => state === SELECTED);
}

function strokeWires(
  context: CanvasRenderingContext2D,
  { boxes, wireNodes, wireOffsets, wireStates }: Scene,
  { x, y, zoom, width, height }: Projection,
  color: string,
  isMeant: (state: number) => boolean,
): void {
  const [left, top, right, bottom] = [-x / zoom, -y / zoom, (width - x) / zoom, (height - y) / zoom];
  const isCurved = zoom >= NAMED;
  context.strokeStyle = color;
  context.beginPath();
  for (let wire = 0; wire < wireStates.length; wire++) {
    if (!isMeant(wireStates[wire])) continue;
    const from = wireNodes[2 * wire] * BOX;
    const to = wireNodes[2 * wire + 1] * BOX;
    const [startX, startY] = [boxes[from] + boxes[from + 2], boxes[from + 1] + wireOffsets[2 * wire]];
    const [endX, endY] = [boxes[to], boxes[to + 1] + wireOffsets[2 * wire + 1]];
    if (Math.max(startX, endX) < left || Math.min(startX, endX) > right) continue;
    if (Math.max(startY, endY) < top || Math.min(startY, endY) > bottom) continue;
    context.moveTo(startX, startY);
    if (!isCurved || startY === endY) context.lineTo(endX, endY);
    else {
      const bend = Math.max(24, Math.abs(endX - startX) / 2);
      context.bezierCurveTo(startX + bend, startY, endX - bend, endY, endX, endY);
    }
  }
  context.stroke();
}

function drawBlocks(
  context: CanvasRenderingContext2D,
  { boxes, categories }: Scene,
  visible: readonly number[],
  zoom: number,
  inks: Inks,
): void {
  const isNamed = zoom >= NAMED;
  let color = -1;
  for (const index of visible) {
    const at = index * BOX;
    if (categories[index] !== color) {
      color = categories[index];
      context.fillStyle = isNamed ? inks.blocks[color] : inks.categories[color];
    }
    context.fillRect(boxes[at], boxes[at + 1], boxes[at + 2], boxes[at + 3]);
  }
  if (!isNamed) return;
  for (const index of visible) {
    const at = index * BOX;
    context.fillStyle = inks.categories[categories[index]];
    context.fillRect(boxes[at], boxes[at + 1], BAR, boxes[at + 3]);
  }
}

function drawNames(context: CanvasRenderingContext2D, { boxes, names }: Scene, visible: readonly number[], inks: Inks): void {
  context.fillStyle = inks.text;
  context.font = `600 ${NAME_SIZE}px "Inter Variable", sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const index of visible) {
    const at = index * BOX;
    const letters = Math.floor((boxes[at + 2] - NAME_ROOM) / LETTER);
    const name = names[index].length > letters ? `${names[index].slice(0, letters - 1).trimEnd()}…` : names[index];
    context.fillText(
      name,
      boxes[at] + (boxes[at + 2] + BAR) / 2,
      boxes[at + 1] + boxes[at + 3] / 2,
      boxes[at + 2] - NAME_ROOM / 2,
    );
  }
}

/** What is selected has an outline; what has a problem has one as well, and a mark on its corner. */
function drawStates(
  context: CanvasRenderingContext2D,
  { boxes, states }: Scene,
  visible: readonly number[],
  zoom: number,
  inks: Inks,
): void {
  const marked = visible.filter((index) => states[index] !== 0);
  for (const index of marked) {
    const at = index * BOX;
    const [x, y, width, height] = boxes.subarray(at, at + BOX);
    const problem = states[index] & ERROR ? inks.error : states[index] & WARNING ? inks.warning : undefined;
    context.lineWidth = 2 / zoom;
    context.strokeStyle = states[index] & SELECTED ? inks.forward : (problem ?? inks.forward);
    context.strokeRect(x, y, width, height);
    if (!problem) continue;
    context.fillStyle = problem;
    context.beginPath();
    context.arc(x + width, y, 4 / zoom, 0, 2 * Math.PI);
    context.fill();
  }
}

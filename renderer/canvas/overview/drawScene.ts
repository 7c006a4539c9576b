import { drawWires } from './drawWires.ts';
import type { Inks } from './inks.ts';
import { CARDS, findVisible, NAMED, type Picture, type Projection } from './picture.ts';
import { BOX, ERROR, type Scene, SELECTED, WARNING } from './scene.ts';

const BAR = 6;
/** In units, so that names grow with their blocks. */
const NAME_SIZE = { block: 30, card: 15 } as const;
const CARD_NAME = { x: 18, y: 18 } as const;
const NAME_ROOM = 24;
/** About how wide a letter is, for its height. */
const LETTER = 0.56;
/** In pixels. */
const OUTLINE = 2;
const MARK = 4;

/** Draws a graph as it looks from far away. */
export function drawScene(context: CanvasRenderingContext2D, scene: Scene, projection: Projection, inks: Inks): void {
  const { x, y, zoom, width, height } = projection;
  const ratio = window.devicePixelRatio;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  context.setTransform(ratio * zoom, 0, 0, ratio * zoom, ratio * x, ratio * y);
  const picture: Picture = { context, scene, projection, inks, visible: findVisible(scene, projection) };
  drawWires(picture);
  if (zoom >= CARDS) drawCards(picture);
  else drawBlocks(picture);
  if (zoom >= NAMED) {
    drawBars(picture);
    drawNames(picture);
  }
  drawStates(picture);
}

function drawBlocks({ context, scene: { boxes, categories }, visible, projection: { zoom }, inks }: Picture): void {
  const colors = zoom >= NAMED ? inks.blocks : inks.categories;
  let category = -1;
  for (const index of visible) {
    if (categories[index] !== category) {
      category = categories[index];
      context.fillStyle = colors[category];
    }
    const at = index * BOX;
    context.fillRect(boxes[at], boxes[at + 1], boxes[at + 2], boxes[at + 3]);
  }
}

function drawCards({ context, scene: { boxes }, visible, inks }: Picture): void {
  context.fillStyle = inks.raised;
  context.strokeStyle = inks.line;
  context.lineWidth = 1;
  for (const index of visible) {
    const at = index * BOX;
    context.fillRect(boxes[at], boxes[at + 1], boxes[at + 2], boxes[at + 3]);
    context.strokeRect(boxes[at], boxes[at + 1], boxes[at + 2], boxes[at + 3]);
  }
}

function drawBars({ context, scene: { boxes, categories }, visible, inks }: Picture): void {
  for (const index of visible) {
    const at = index * BOX;
    context.fillStyle = inks.categories[categories[index]];
    context.fillRect(boxes[at], boxes[at + 1], BAR, boxes[at + 3]);
  }
}

/** Names: in the middle of a block, and where they stand on a card. */
function drawNames({ context, scene: { boxes, names }, visible, projection: { zoom }, inks }: Picture): void {
  const isCard = zoom >= CARDS;
  const size = isCard ? NAME_SIZE.card : NAME_SIZE.block;
  context.fillStyle = inks.text;
  context.font = `600 ${size}px "Inter Variable", sans-serif`;
  context.textAlign = isCard ? 'left' : 'center';
  context.textBaseline = 'middle';
  for (const index of visible) {
    const [x, y, width, height] = boxes.subarray(index * BOX, (index + 1) * BOX);
    const name = shorten(names[index], (width - NAME_ROOM) / (LETTER * size));
    if (isCard) context.fillText(name, x + CARD_NAME.x, y + CARD_NAME.y);
    else context.fillText(name, x + (width + BAR) / 2, y + height / 2, width - NAME_ROOM / 2);
  }
}

function shorten(name: string, letters: number): string {
  return name.length > letters ? `${name.slice(0, Math.floor(letters) - 1).trimEnd()}…` : name;
}

/** What is selected has an outline; what has a problem has one as well, and a mark on its corner. */
function drawStates({ context, scene: { boxes, states }, visible, projection: { zoom }, inks }: Picture): void {
  context.lineWidth = OUTLINE / zoom;
  for (const index of visible) {
    const state = states[index];
    if (state === 0) continue;
    const [x, y, width, height] = boxes.subarray(index * BOX, (index + 1) * BOX);
    const problem = state & ERROR ? inks.error : state & WARNING ? inks.warning : undefined;
    context.strokeStyle = state & SELECTED ? inks.forward : (problem ?? inks.forward);
    context.strokeRect(x, y, width, height);
    if (problem === undefined) continue;
    context.fillStyle = problem;
    context.beginPath();
    context.arc(x + width, y, MARK / zoom, 0, 2 * Math.PI);
    context.fill();
  }
}

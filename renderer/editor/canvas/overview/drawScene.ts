import type { Box } from '../../../document/index.ts';
import { BASELINE, drawNode, NODE, type NodeDrawing, TEXTS, type TextLine, type TextLook } from '../../../drawing/index.ts';
import type { CanvasViewport } from '../../../drawing/reactFlow/reactFlowInternals.ts';
import { FONTS } from '../../../theme/fonts.ts';
import { GLYPH_SIZE, type Glyph } from '../../../theme/glyph.ts';
import { layerGlyph } from '../../../theme/layerIcons.ts';
import { drawWires } from './drawWires.ts';
import type { Palette } from './palette.ts';
import { CARDS, findVisible, NAMED, type Picture, startDrawing } from './picture.ts';
import { BOX, boxAt, ERROR, type Scene, SELECTED, WARNING } from './scene.ts';

/** In pixels. */
const OUTLINE = 2;
const MARK = 4;

/** Draws a zoomed-out graph. */
export function drawScene(context: CanvasRenderingContext2D, scene: Scene, view: CanvasViewport, palette: Palette): void {
  const { zoom } = view;
  startDrawing(context, view);
  const picture: Picture = { context, scene, view, palette, visible: findVisible(scene, view) };
  drawWires(picture);
  if (zoom >= CARDS) drawCards(picture);
  else drawBlocks(picture);
  if (zoom >= NAMED) drawBars(picture);
  if (zoom >= CARDS) drawHeaders(picture);
  else if (zoom >= NAMED) drawFarNames(picture);
  drawStates(picture);
}

function drawBlocks({ context, scene: { boxes, categories }, visible, view: { zoom }, palette }: Picture): void {
  const colors = zoom >= NAMED ? palette.blocks : palette.categories;
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

function drawCards({ context, scene: { boxes }, visible, palette }: Picture): void {
  context.fillStyle = palette.raised;
  context.strokeStyle = palette.line;
  context.lineWidth = NODE.border;
  for (const index of visible) {
    const at = index * BOX;
    context.fillRect(boxes[at], boxes[at + 1], boxes[at + 2], boxes[at + 3]);
    context.strokeRect(boxes[at], boxes[at + 1], boxes[at + 2], boxes[at + 3]);
  }
}

function drawBars({ context, scene: { boxes, categories }, visible, palette }: Picture): void {
  for (const index of visible) {
    const at = index * BOX;
    context.fillStyle = palette.categories[categories[index]];
    context.fillRect(boxes[at], boxes[at + 1], NODE.bar, boxes[at + 3]);
  }
}

/** Icons and names, at their positions on the cards. */
function drawHeaders(picture: Picture): void {
  const { context, scene, visible, palette } = picture;
  setFont(picture, TEXTS.name);
  for (const index of visible) {
    const { icon, nameLines, layer } = drawingAt(scene, index);
    const [x, y] = [scene.boxes[index * BOX], scene.boxes[index * BOX + 1]];
    for (const line of nameLines) drawText(context, line, TEXTS.name, x, y);
    context.strokeStyle = palette.categories[scene.categories[index]];
    strokeGlyph(context, layerGlyph(layer), { ...icon, x: x + icon.x, y: y + icon.y });
  }
}

/** Names centered in nodes. */
function drawFarNames(picture: Picture): void {
  const { context, scene, visible } = picture;
  setFont(picture, TEXTS.far);
  for (const index of visible) {
    drawText(context, drawingAt(scene, index).farName, TEXTS.far, scene.boxes[index * BOX], scene.boxes[index * BOX + 1]);
  }
}

function drawingAt({ facts }: Scene, index: number): NodeDrawing {
  const { node, known } = facts[index];
  return drawNode(node, known);
}

function setFont({ context, palette }: Picture, { size, weight }: TextLook): void {
  context.fillStyle = palette.text;
  context.font = `${weight} ${size}px ${FONTS.sans}`;
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
}

function drawText(
  context: CanvasRenderingContext2D,
  { text, x, y }: TextLine,
  { size }: TextLook,
  left: number,
  top: number,
): void {
  context.fillText(text, left + x, top + y + BASELINE * size);
}

const paths = new WeakMap<Glyph, Path2D>();

function pathOf(glyph: Glyph): Path2D {
  const path = paths.get(glyph) ?? new Path2D(glyph.strokes.map(({ d }) => d).join(''));
  paths.set(glyph, path);
  return path;
}

function strokeGlyph(context: CanvasRenderingContext2D, glyph: Glyph, { x, y, width }: Box): void {
  context.save();
  context.translate(x, y);
  context.scale(width / GLYPH_SIZE, width / GLYPH_SIZE);
  context.lineWidth = NODE.icon.stroke;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.stroke(pathOf(glyph));
  context.restore();
}

/** Outlines of selected nodes and of nodes with problems, with a mark on the latter's corner. */
function drawStates({ context, scene: { boxes, states }, visible, view: { zoom }, palette }: Picture): void {
  context.lineWidth = OUTLINE / zoom;
  for (const index of visible) {
    const state = states[index];
    if (state === 0) continue;
    const { x, y, width, height } = boxAt(boxes, index);
    const problem = state & ERROR ? palette.error : state & WARNING ? palette.warning : undefined;
    context.strokeStyle = state & SELECTED ? palette.forward : (problem ?? palette.forward);
    context.strokeRect(x, y, width, height);
    if (problem === undefined) continue;
    context.fillStyle = problem;
    context.beginPath();
    context.arc(x + width, y, MARK / zoom, 0, 2 * Math.PI);
    context.fill();
  }
}

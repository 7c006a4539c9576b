import { levelReach, type Point, wireCurves } from '../../../document/index.ts';
import { WIRE } from '../../../drawing/index.ts';
import { NAMED, type Picture, visibleArea } from './picture.ts';
import { BOX, ERROR, SELECTED } from './scene.ts';

/** All wires of a color in one stroke: valid, invalid and selected. */
export function drawWires(picture: Picture): void {
  const { context, scene, view, palette } = picture;
  const kinds = new Set(scene.wireStates);
  // At least one pixel.
  context.lineWidth = Math.max(WIRE.width, 1 / view.zoom);
  for (const state of [...kinds].sort()) {
    context.strokeStyle = state & ERROR ? palette.error : state & SELECTED ? palette.forward : palette.wire;
    strokeWires(picture, state);
  }
}

function strokeWires({ context, scene, view }: Picture, state: number): void {
  const { boxes, wireNodes, wireOffsets, wireStates, bends } = scene;
  const visible = visibleArea(view);
  const isCurved = view.zoom >= NAMED;
  context.beginPath();
  for (let wire = 0; wire < wireStates.length; wire++) {
    if (wireStates[wire] !== state) continue;
    const from = wireNodes[2 * wire] * BOX;
    const to = wireNodes[2 * wire + 1] * BOX;
    const startX = boxes[from] + boxes[from + 2];
    const startY = boxes[from + 1] + wireOffsets[2 * wire];
    const endX = boxes[to];
    const endY = boxes[to + 1] + wireOffsets[2 * wire + 1];
    const points = bends.get(wire);
    if (points) {
      strokeBends(context, [{ x: startX, y: startY }, ...points, { x: endX, y: endY }], isCurved);
      continue;
    }
    const reach = levelReach(endX - startX);
    // A backward curve extends beyond its ends.
    const beyond = isCurved && endX < startX ? reach : 0;
    if (Math.max(startX, endX) + beyond < visible.left || Math.min(startX, endX) - beyond > visible.right) continue;
    if (Math.max(startY, endY) < visible.top || Math.min(startY, endY) > visible.bottom) continue;
    context.moveTo(startX, startY);
    if (!isCurved || startY === endY) context.lineTo(endX, endY);
    else context.bezierCurveTo(startX + reach, startY, endX - reach, endY, endX, endY);
  }
  context.stroke();
}

/** A wire through its bends; straight lines when zoomed out. */
function strokeBends(context: CanvasRenderingContext2D, points: readonly Point[], isCurved: boolean): void {
  const [start, ...rest] = points;
  context.moveTo(start.x, start.y);
  if (!isCurved) for (const { x, y } of rest) context.lineTo(x, y);
  else {
    for (const { leave, arrive, to } of wireCurves(start, points[points.length - 1], points.slice(1, -1))) {
      context.bezierCurveTo(leave.x, leave.y, arrive.x, arrive.y, to.x, to.y);
    }
  }
}

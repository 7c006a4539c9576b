import type { LensPass, LensTensor } from '#app/contract/index.ts';
import { wireCurves, writePath } from '../../../document/index.ts';
import { NODE } from '../../../drawing/index.ts';
import type { CanvasViewport } from '../../../drawing/reactFlow/reactFlowInternals.ts';
import { type LimitOf, passNode, sampleShape, sizeOf } from '../../../lens/values/passValues.ts';
import { wireWidth } from '../../../lens/values/wireWidth.ts';
import { type Scheme, toCss } from '../../../theme/colors.ts';
import { type Direction, divergingColor } from '../../../theme/divergingScale.ts';
import { tensorData } from '../../../workbench/lens/index.ts';
import type { Palette } from '../overview/palette.ts';
import { findVisible } from '../overview/picture.ts';
import { boxAt, type Scene } from '../overview/scene.ts';

interface LensPicture {
  readonly scene: Scene;
  readonly view: CanvasViewport;
  readonly pass: LensPass;
  readonly limitOf: LimitOf;
  readonly scheme: Scheme;
  readonly palette: Palette;
  /** The id of a drawn node in the pass. */
  readonly inPass: (nodeId: string) => string;
}

/** In canvas units. */
const STRIP = 7;
const GAP = 2;
/** Of a longer tensor, only so many elements are drawn. */
const MOST_CELLS = 96;
const WIRE_OPACITY = 0.45;

/** Draws a pass around the nodes of Design: wires by their norms, and below each node its values and their gradients. */
export function drawLens(context: CanvasRenderingContext2D, picture: LensPicture): void {
  drawWires(context, picture);
  const { scene, view, pass, limitOf, inPass } = picture;
  for (const index of findVisible(scene, view)) {
    const values = passNode(pass, inPass(scene.ids[index]));
    // The loss is one number.
    if (!values || scene.facts[index].known.layer?.ui.category === 'loss') continue;
    const { x, y, width, height } = boxAt(scene.boxes, index);
    const strip = { x: x + NODE.bar, width: width - NODE.bar };
    const below = y + height + NODE.below.trace;
    const { out, dout } = values;
    drawStrip(context, out, 'forward', dout ? limitOf(out, 'forward') : sizeOf(out) || 1, { ...strip, y: below }, picture.scheme);
    if (dout)
      drawStrip(context, dout, 'backward', limitOf(dout, 'backward'), { ...strip, y: below + STRIP + GAP }, picture.scheme);
  }
}

/** The gradient that goes back through a wire, or without gradients the values that go forward. */
function drawWires(context: CanvasRenderingContext2D, { scene, pass, palette, inPass }: LensPicture): void {
  const hasGradients = pass.nodes.some(({ dout }) => dout);
  context.globalAlpha = WIRE_OPACITY;
  context.strokeStyle = hasGradients ? palette.backward : palette.forward;
  for (let wire = 0; wire < scene.wireStates.length; wire++) {
    const [from, to] = scene.wireNodes.subarray(2 * wire, 2 * wire + 2);
    const source = passNode(pass, inPass(scene.ids[from]));
    const carried = hasGradients ? source?.dout : source?.out;
    if (!carried) continue;
    const [start, end] = [boxAt(scene.boxes, from), boxAt(scene.boxes, to)];
    const curves = wireCurves(
      { x: start.x + start.width, y: start.y + scene.wireOffsets[2 * wire] },
      { x: end.x, y: end.y + scene.wireOffsets[2 * wire + 1] },
      scene.bends.get(wire),
    );
    context.lineWidth = wireWidth(Number(carried.norm));
    context.stroke(new Path2D(writePath(curves)));
  }
  context.globalAlpha = 1;
}

function drawStrip(
  context: CanvasRenderingContext2D,
  tensor: LensTensor,
  direction: Direction,
  limit: number,
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
  scheme: Scheme,
): void {
  const values = tensorData(tensor);
  const count = sampleShape(tensor).reduce((product, length) => product * length, 1);
  if (!values || count === 0) return;
  const cells = Math.min(count, MOST_CELLS);
  const pitch = width / cells;
  for (let cell = 0; cell < cells; cell++) {
    const value = values[Math.floor((cell * count) / cells)];
    context.fillStyle = toCss(divergingColor(Number.isFinite(value) ? value / limit : 0, direction, scheme));
    context.fillRect(x + cell * pitch, y, pitch + 0.1, STRIP);
  }
}

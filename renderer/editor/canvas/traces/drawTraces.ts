import { NODE } from '../../../drawing/index.ts';
import type { Palette } from '../overview/palette.ts';
import { findVisible, startDrawing } from '../overview/picture.ts';
import { boxAt, type Scene } from '../overview/scene.ts';
import type { CanvasViewport } from '../reactFlow/reactFlowInternals.ts';
import type { GradientTraces } from './gradientTraces.ts';

/** In canvas units. */
const HEIGHT = 16;
const WIDTH = 1.5;

/** Draws each node's gradient in a strip below it: logarithmic, the same decades for all. */
export function drawTraces(
  context: CanvasRenderingContext2D,
  scene: Scene,
  { nodes, decades: [lowest, highest] }: GradientTraces,
  view: CanvasViewport,
  palette: Palette,
): void {
  startDrawing(context, view);
  context.strokeStyle = palette.backward;
  context.lineWidth = WIDTH;
  context.lineJoin = 'round';
  for (const index of findVisible(scene, view)) {
    const trace = nodes.get(scene.ids[index]);
    if (!trace) continue;
    const { x, y, width, height } = boxAt(scene.boxes, index);
    const bottom = y + height + NODE.below.trace + HEIGHT;
    const pitch = (width - NODE.bar) / (trace.length - 1);
    context.beginPath();
    let isDown = false;
    trace.forEach((value, point) => {
      if (Number.isNaN(value)) {
        isDown = false;
        return;
      }
      const at = [x + NODE.bar + point * pitch, bottom - ((value - lowest) / (highest - lowest)) * HEIGHT] as const;
      if (isDown) context.lineTo(...at);
      else context.moveTo(...at);
      isDown = true;
    });
    context.stroke();
  }
}

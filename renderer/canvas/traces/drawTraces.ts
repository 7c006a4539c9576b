import { NODE } from '../../drawing/index.ts';
import type { Inks } from '../overview/inks.ts';
import { findVisible, type Projection } from '../overview/picture.ts';
import { BOX, type Scene } from '../overview/scene.ts';
import type { GradientTraces } from './gradientTraces.ts';

/** In canvas units. */
const HEIGHT = 16;
const WIDTH = 1.5;

/** Draws each node's gradient in a strip below it: logarithmic, the same decades for all. */
export function drawTraces(
  context: CanvasRenderingContext2D,
  scene: Scene,
  { nodes, decades: [lowest, highest] }: GradientTraces,
  projection: Projection,
  inks: Inks,
): void {
  const { x, y, zoom, width, height } = projection;
  const ratio = window.devicePixelRatio;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  context.setTransform(ratio * zoom, 0, 0, ratio * zoom, ratio * x, ratio * y);
  context.strokeStyle = inks.backward;
  context.lineWidth = WIDTH;
  context.lineJoin = 'round';
  for (const index of findVisible(scene, projection)) {
    const trace = nodes.get(scene.ids[index]);
    if (!trace) continue;
    const [left, top, wide, high] = scene.boxes.subarray(index * BOX, (index + 1) * BOX);
    const bottom = top + high + NODE.below.trace + HEIGHT;
    const pitch = (wide - NODE.bar) / (trace.length - 1);
    context.beginPath();
    let isDown = false;
    trace.forEach((value, point) => {
      if (Number.isNaN(value)) {
        isDown = false;
        return;
      }
      const at = [left + NODE.bar + point * pitch, bottom - ((value - lowest) / (highest - lowest)) * HEIGHT] as const;
      if (isDown) context.lineTo(...at);
      else context.moveTo(...at);
      isDown = true;
    });
    context.stroke();
  }
}

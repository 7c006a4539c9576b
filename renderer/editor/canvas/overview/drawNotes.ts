import type { Box } from '../../../document/index.ts';
import { boxOf } from '../../../drawing/index.ts';
import { findNoteColor, NOTE_TINT } from '../../../theme/colors.ts';
import type { Palette } from './palette.ts';
import type { Scene } from './scene.ts';

/**
 * Frames and comments where they are nothing but places: an outline a pixel thick, and a faint ground.
 * @param held where those are by now that are being dragged or resized
 */
export function drawNotes(
  context: CanvasRenderingContext2D,
  { annotations }: Scene,
  held: ReadonlyMap<string, Box> | undefined,
  zoom: number,
  { notes }: Palette,
): void {
  context.lineWidth = 1 / zoom;
  for (const { annotation } of annotations) {
    const box = held?.get(annotation.id) ?? boxOf(annotation);
    const color = notes[findNoteColor(annotation.color) ?? 'plain'];
    context.fillStyle = color;
    context.globalAlpha = NOTE_TINT;
    context.fillRect(box.x, box.y, box.width, box.height);
    context.globalAlpha = 1;
    context.strokeStyle = color;
    context.strokeRect(box.x, box.y, box.width, box.height);
  }
}

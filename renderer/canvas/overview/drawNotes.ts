import type { Box } from '../../document/index.ts';
import { boxOf } from '../../drawing/index.ts';
import { findNoteColor, NOTE_TINT } from '../../theme/colors.ts';
import type { Inks } from './inks.ts';
import type { Scene } from './scene.ts';

/**
 * Zoomed-out frames and comments: an outline a pixel thick, and a faint background.
 * @param held current boxes of those being dragged or resized
 */
export function drawNotes(
  context: CanvasRenderingContext2D,
  { annotations }: Scene,
  held: ReadonlyMap<string, Box> | undefined,
  zoom: number,
  { notes }: Inks,
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

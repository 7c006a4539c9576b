import { findNoteColor } from '../../theme/colors.ts';
import type { Inks } from './inks.ts';
import type { Scene } from './scene.ts';

const FAINT = 0.14;

/** Frames and comments where they are nothing but places: an outline a pixel thick, and a faint ground. */
export function drawNotes(context: CanvasRenderingContext2D, { annotations }: Scene, zoom: number, { notes }: Inks): void {
  context.lineWidth = 1 / zoom;
  for (const { annotation, box } of annotations) {
    const color = notes[findNoteColor(annotation.color) ?? 'plain'];
    context.fillStyle = color;
    context.globalAlpha = FAINT;
    context.fillRect(box.x, box.y, box.width, box.height);
    context.globalAlpha = 1;
    context.strokeStyle = color;
    context.strokeRect(box.x, box.y, box.width, box.height);
  }
}

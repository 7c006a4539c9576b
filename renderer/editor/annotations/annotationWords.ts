import type { Annotation, GraphDocument } from '#engine/graph/index.ts';
import type { Selection, Size } from '../../document/index.ts';
import { later, type Message, message, t } from '../../language/index.ts';
import { findNoteColor, type NoteColor } from '../../theme/colors.ts';

/** Display names of colors. */
export const COLOR_NAMES: Readonly<Record<NoteColor, string>> = {
  blue: later('blue'),
  teal: later('teal'),
  green: later('green'),
  amber: later('amber'),
  red: later('red'),
  violet: later('violet'),
};

/** A frame or comment for screen readers. */
export function readAnnotation({ type, text, color }: Annotation): string {
  const said = text.trim();
  const what =
    type === 'frame'
      ? t('Frame: {{text}}', { text: said })
      : said === ''
        ? t('Empty comment')
        : t('Comment: {{text}}', { text: said });
  const name = findNoteColor(color);
  return name ? t('{{what}}, {{color}}', { what, color: t(COLOR_NAMES[name]) }) : what;
}

/** The history entry for moving a selection. */
export function labelOfMove({ annotations = [] }: GraphDocument, selection: Selection): Message {
  if (selection.nodes.size > 0) return message('Move {{count}} nodes', { count: selection.nodes.size });
  const chosen = annotations.filter(({ id }) => selection.annotations.has(id));
  if (chosen.length !== 1) return message('Move {{count}} notes', { count: chosen.length });
  return chosen[0].type === 'frame' ? message('Move frame') : message('Move comment');
}

export function labelOfResize({ type }: Annotation, { width, height }: Size): Message {
  const size = { width: Math.round(width), height: Math.round(height) };
  return type === 'frame'
    ? message('Resize the frame to {{width}} × {{height}}', size)
    : message('Resize the comment to {{width}} × {{height}}', size);
}

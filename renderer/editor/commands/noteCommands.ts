import { useMemo } from 'react';
import { type DocumentStore, setAnnotationColor } from '../../document/index.ts';
import { declared, message, t, useLanguage } from '../../language/index.ts';
import { NOTE_COLORS, type NoteColor, noteVariable } from '../../theme/colors.ts';
import { type Command, defineCommands } from '../../workbench/commands/index.ts';
import { useDocumentStore, useWorkbench } from '../../workbench/index.ts';
import { addComment, addFrame } from '../annotations/addAnnotations.ts';
import { COLOR_NAMES } from '../annotations/annotationWords.ts';
import { canvasCommands } from './canvasCommands.ts';

/** Frames and comments, and their colors. */
export const noteCommands = defineCommands(useNoteCommands);

function useNoteCommands() {
  const spoken = useLanguage();
  const store = useDocumentStore();
  const { canvas } = useWorkbench();
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts depend on the language
  return useMemo(() => {
    const center = () => canvas.getState().view?.pointer() ?? canvas.getState().view?.center() ?? { x: 0, y: 0 };
    const command = canvasCommands('Arrange');
    const onNote = { menus: ['annotation'] } as const;
    const colors = NOTE_COLORS.map((color) => [
      `color${color[0].toUpperCase()}${color.slice(1)}`,
      command(t('Color: {{color}}', { color: t(COLOR_NAMES[color]) }), [], () => colorSelection(store, color), {
        ...onNote,
        swatch: noteVariable(color),
      }),
    ]);
    return {
      frame: command(
        t('Add frame around selection'),
        ['Mod+J'],
        () => canvas.getState().view?.focusAnnotation(addFrame(store, center())),
        { menus: ['node', 'canvas'], applies: () => store.getState().selection.nodes.size > 0 },
      ),
      comment: command(
        t('Add a comment'),
        ['Shift+C'],
        () => canvas.getState().view?.writeAnnotation(addComment(store, center())),
        { menus: ['canvas'] },
      ),
      ...(Object.fromEntries(colors) as Record<`color${Capitalize<NoteColor>}`, Command>),
      colorNone: command(t('Color: none'), [], () => colorSelection(store, undefined), onNote),
    };
  }, [store, canvas, spoken]);
}

/** Colors the selected frames and comments. */
function colorSelection(store: DocumentStore, color: NoteColor | undefined): void {
  const { annotations } = store.getState().selection;
  const label = color ? message('Color: {{color}}', { color: declared(COLOR_NAMES[color]) }) : message('Color: none');
  if (annotations.size > 0) store.edit(label, setAnnotationColor(annotations, color));
}

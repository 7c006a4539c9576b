import { useMemo } from 'react';
import type { Annotation } from '#engine/graph/index.ts';
import {
  addAnnotation,
  type Box,
  type DocumentStore,
  freshId,
  type Point,
  type Size,
  setAnnotationColor,
} from '../../document/index.ts';
import { boxesOf, COMMENT, placeNodes } from '../../drawing/index.ts';
import { declared, type Message, message, t, useLanguage } from '../../language/index.ts';
import { NOTE_COLORS, type NoteColor, noteVariable } from '../../theme/colors.ts';
import { type Command, defineCommands } from '../../workbench/commands/index.ts';
import { useDocumentStore, useWorkbench } from '../../workbench/index.ts';
import { COLOR_NAMES } from '../annotations/annotationWords.ts';
import { frameAround } from '../annotations/followNodes.ts';
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

const EMPTY_FRAME: Size = { width: 400, height: 240 };

/** Adds a frame around the selected nodes, or an empty one. @returns its id */
function addFrame(store: DocumentStore, center: Point): string {
  const { document, selection } = store.getState();
  const nodes = boxesOf(document, placeNodes(document), selection.nodes);
  const box = frameAround(nodes.values()) ?? centered(center, EMPTY_FRAME);
  return add(store, message('Add a frame'), 'frame', t('Frame'), box);
}

function addComment(store: DocumentStore, center: Point): string {
  return add(store, message('Add a comment'), 'comment', '', centered(center, COMMENT.size));
}

function centered({ x, y }: Point, { width, height }: Size): Box {
  return { x: x - width / 2, y: y - height / 2, width, height };
}

function add(store: DocumentStore, label: Message, type: Annotation['type'], text: string, box: Box): string {
  const taken = new Set((store.getState().document.annotations ?? []).map(({ id }) => id));
  const id = freshId(taken, type);
  const position = { x: Math.round(box.x), y: Math.round(box.y) };
  const size = { width: Math.round(box.width), height: Math.round(box.height) };
  store.edit(label, addAnnotation({ id, type, text, position, size }));
  store.select({ annotations: new Set([id]) });
  return id;
}

import { ViewportPortal } from '@xyflow/react';
import type { FocusEvent } from 'react';
import type { Annotation } from '#engine/graph/index.ts';
import { type Point, setAnnotationText } from '../../../document/index.ts';
import { boxStyle, DrawnText } from '../../../drawing/elements/DrawnText.tsx';
import { boxOf, drawAnnotation, type TextLine } from '../../../drawing/index.ts';
import { message, t } from '../../../language/index.ts';
import { findNoteColor, noteVariable } from '../../../theme/colors.ts';
import { useDocumentState, useDocumentStore, useWorkbench } from '../../../workbench/index.ts';
import { readAnnotation } from '../../annotations/annotationWords.ts';
import { GRIPS } from '../../annotations/resizeBox.ts';
import { useCanvasUi, useCanvasUiStore } from '../state/canvasUi.ts';
import classes from './Annotations.module.css';
import { useAnnotationKeys } from './useAnnotationKeys.ts';
import { useAnnotationPointer } from './useAnnotationPointer.ts';

/**
 * Frames behind the nodes, and comments. They are no React Flow nodes, so that counting, finding, selecting and drawing nodes
 * ignores them.
 */
export function Annotations() {
  const annotations = useDocumentState(({ document }) => document.annotations);
  const selected = useDocumentState(({ selection }) => selection.annotations);
  if (!annotations || annotations.length === 0) return null;
  return (
    <ViewportPortal>
      {annotations.map((annotation) => (
        <AnnotationBox key={annotation.id} annotation={annotation} selected={selected.has(annotation.id)} />
      ))}
    </ViewportPortal>
  );
}

/** A line of a drawing, relative to a part of it. */
const within = (line: TextLine, { x, y }: Point): TextLine => ({ ...line, x: line.x - x, y: line.y - y });

interface AnnotationBoxProps {
  readonly annotation: Annotation;
  readonly selected: boolean;
}

/** A frame or comment: dragged by its name or text, resized at edges and corners, edited by double click or Enter. */
function AnnotationBox({ annotation, selected }: AnnotationBoxProps) {
  const { id, text } = annotation;
  const store = useDocumentStore();
  const ui = useCanvasUiStore();
  const { canvas } = useWorkbench();
  const isWriting = useCanvasUi(({ writing }) => writing === id);
  const held = useCanvasUi((state) => state.held?.annotations.get(id));
  const pointer = useAnnotationPointer(id);
  const onKeyDown = useAnnotationKeys(id);
  const box = held ?? boxOf(annotation);
  const { x, y, width, height } = box;
  const { isFrame, title, lines } = drawAnnotation(annotation, box);
  const color = findNoteColor(annotation.color);
  const finish = (next: string) => {
    ui.setState({ writing: null });
    if (next !== text) {
      store.edit(isFrame ? message('Edit frame') : message('Edit comment'), setAnnotationText(id, next));
    }
  };
  const leave = () => canvas.getState().view?.focusAnnotation(id);
  const onFocus = (event: FocusEvent<HTMLElement>) => {
    if (!event.target.matches(':focus-visible')) return;
    canvas.getState().view?.revealAnnotation(id);
    if (!selected) store.select({ annotations: new Set([id]) });
  };
  return (
    <section
      className={`${classes.annotation} nopan nodrag`}
      style={{
        transform: `translate(${x}px, ${y}px)`,
        width,
        height,
        ...(color && { '--annotation': noteVariable(color) }),
      }}
      data-type={isFrame ? 'frame' : 'comment'}
      data-colored={color !== undefined || undefined}
      data-selected={selected || undefined}
      data-annotation={id}
      data-testid={`annotation-${id}`}
      aria-label={readAnnotation(annotation)}
    >
      {isWriting ? (
        <AnnotationField text={text} isFrame={isFrame} onDone={finish} onLeave={leave} />
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: a draggable text, edited in place
        <div
          role="button"
          tabIndex={0}
          // `nokey`: a press with Shift is its own, not the beginning of a box.
          className={`${classes.text} nokey`}
          style={title && boxStyle(title)}
          aria-label={t('{{what}}. Press Enter to edit it, Alt and an arrow key to resize it', {
            what: readAnnotation(annotation),
          })}
          aria-pressed={selected}
          onFocus={onFocus}
          onKeyDown={onKeyDown}
          onDoubleClick={(event) => {
            event.stopPropagation();
            ui.setState({ writing: id });
          }}
          {...pointer.move}
        >
          {title && <DrawnText line={within(title.line, title)} className={classes.title} />}
          {lines.map((line) => (
            <DrawnText key={line.y} line={line} />
          ))}
        </div>
      )}
      {selected &&
        GRIPS.map((grip) => (
          <div
            key={grip}
            className={classes.grip}
            data-grip={grip}
            data-testid={`resize-${id}-${grip}`}
            {...pointer.resize(grip)}
          />
        ))}
    </section>
  );
}

interface AnnotationFieldProps {
  readonly text: string;
  /** A frame's text is one line; Enter confirms it. */
  readonly isFrame: boolean;
  readonly onDone: (text: string) => void;
  /** Ended by a key: the focus returns to the owner of the text. */
  readonly onLeave: () => void;
}

/** In-place editor of a frame's or comment's text. */
function AnnotationField({ text, isFrame, onDone, onLeave }: AnnotationFieldProps) {
  return (
    <textarea
      className={`${classes.field} nokey`}
      aria-label={isFrame ? t('Text of the frame') : t('Text of the comment')}
      defaultValue={text}
      rows={isFrame ? 1 : 3}
      maxLength={10_000}
      // biome-ignore lint/a11y/noAutofocus: the user has just opened this field
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onBlur={(event) => onDone(event.currentTarget.value)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') event.currentTarget.value = text;
        if (event.key === 'Escape' || (event.key === 'Enter' && (isFrame || event.ctrlKey || event.metaKey))) {
          event.currentTarget.blur();
          onLeave();
        }
      }}
    />
  );
}

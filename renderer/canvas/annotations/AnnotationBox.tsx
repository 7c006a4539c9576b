import type { FocusEvent } from 'react';
import type { Annotation } from '#engine/graph/index.ts';
import { type Point, setAnnotationText } from '../../document/index.ts';
import { boxOf, drawAnnotation, type TextLine } from '../../drawing/index.ts';
import { message, t } from '../../language/index.ts';
import { findNoteColor, noteVariable } from '../../theme/colors.ts';
import { useDocumentStore, useWorkbench } from '../../workbench/index.ts';
import { useCanvasUi, useCanvasUiStore } from '../canvasUi.ts';
import { DrawnText } from '../DrawnText.tsx';
import { boxStyle } from '../drawnStyle.ts';
import { AnnotationField } from './AnnotationField.tsx';
import classes from './Annotations.module.css';
import { readAnnotation } from './annotationWords.ts';
import { GRIPS } from './resizeBox.ts';
import { useAnnotationHand } from './useAnnotationHand.ts';
import { useAnnotationKeys } from './useAnnotationKeys.ts';

/** A line of a drawing, measured from the corner of a part of it. */
const within = (line: TextLine, { x, y }: Point): TextLine => ({ ...line, x: line.x - x, y: line.y - y });

interface AnnotationBoxProps {
  readonly annotation: Annotation;
  readonly selected: boolean;
}

/** A frame or a comment: dragged by its name or its text, resized at its edges and corners, changed by a double click or Enter. */
export function AnnotationBox({ annotation, selected }: AnnotationBoxProps) {
  const { id, text } = annotation;
  const store = useDocumentStore();
  const ui = useCanvasUiStore();
  const { canvas } = useWorkbench();
  const isWriting = useCanvasUi(({ writing }) => writing === id);
  const held = useCanvasUi((state) => state.held?.annotations.get(id));
  const hand = useAnnotationHand(id);
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
        // biome-ignore lint/a11y/useSemanticElements: a text that is dragged, and changed in its place
        <div
          role="button"
          tabIndex={0}
          className={classes.text}
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
          {...hand.move}
        >
          {title && <DrawnText line={within(title.line, title)} className={classes.title} />}
          {lines.map((line) => (
            <DrawnText key={line.y} line={line} />
          ))}
        </div>
      )}
      {selected &&
        GRIPS.map((grip) => (
          <div key={grip} className={classes.grip} data-grip={grip} data-testid={`resize-${id}-${grip}`} {...hand.resize(grip)} />
        ))}
    </section>
  );
}

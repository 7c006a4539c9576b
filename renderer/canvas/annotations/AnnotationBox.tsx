import { type KeyboardEvent, useState } from 'react';
import type { Annotation } from '#engine/graph/index.ts';
import { setAnnotationText } from '../../document/index.ts';
import { phrase, t } from '../../language/index.ts';
import { useDocumentStore } from '../../workbench/index.ts';
import classes from './Annotations.module.css';
import { COMMENT_SIZE } from './addAnnotations.ts';
import { useAnnotationDrag } from './useAnnotationDrag.ts';

interface AnnotationBoxProps {
  readonly annotation: Annotation;
  readonly selected: boolean;
}

/** A frame or a comment: dragged by its name or its text, resized at its corner, changed by a double click or Enter. */
export function AnnotationBox({ annotation, selected }: AnnotationBoxProps) {
  const { id, type, text, position, size = COMMENT_SIZE } = annotation;
  const store = useDocumentStore();
  const [isEditing, setEditing] = useState(type === 'comment' && text === '' && selected);
  const drag = useAnnotationDrag(annotation);
  const kind = type === 'frame' ? t('Frame') : t('Comment');
  const select = () => store.select({ annotations: new Set([id]) });
  const finish = (next: string) => {
    setEditing(false);
    if (next !== text)
      store.edit(
        phrase('Change the {{kind}}', { kind: type === 'frame' ? phrase('frame') : phrase('comment') }),
        setAnnotationText(id, next),
      );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isEditing || (event.key !== 'Enter' && event.key !== 'F2')) return;
    event.preventDefault();
    event.stopPropagation();
    setEditing(true);
  };
  return (
    <section
      className={`${classes.annotation} nopan nodrag`}
      style={{ transform: `translate(${position.x}px, ${position.y}px)`, width: size.width, height: size.height }}
      data-type={type === 'frame' ? 'frame' : 'comment'}
      data-selected={selected || undefined}
      data-testid={`annotation-${id}`}
      aria-label={`${kind}: ${text}`}
    >
      {isEditing ? (
        <TextField text={text} kind={kind} isLine={type === 'frame'} onDone={finish} />
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: a text that is dragged, and changed in its place
        <div
          role="button"
          tabIndex={0}
          className={classes.text}
          aria-label={t('{{kind}}: {{text}}. Enter changes it', { kind, text })}
          onFocus={select}
          onKeyDown={onKeyDown}
          onDoubleClick={(event) => {
            event.stopPropagation();
            setEditing(true);
          }}
          {...drag.move}
        >
          {text || kind}
        </div>
      )}
      {selected && <div className={classes.corner} title={t('Resize')} data-testid={`resize-${id}`} {...drag.resize} />}
    </section>
  );
}

interface TextFieldProps {
  readonly text: string;
  readonly kind: string;
  /** Enter ends it. */
  readonly isLine: boolean;
  readonly onDone: (text: string) => void;
}

function TextField({ text, kind, isLine, onDone }: TextFieldProps) {
  return (
    <textarea
      className={classes.field}
      aria-label={t('Text of the {{kind}}', { kind: kind.toLowerCase() })}
      defaultValue={text}
      rows={isLine ? 1 : 3}
      maxLength={10_000}
      // biome-ignore lint/a11y/noAutofocus: whoever opens the field wants to type
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onBlur={(event) => onDone(event.currentTarget.value)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') event.currentTarget.value = text;
        if (event.key === 'Escape' || (event.key === 'Enter' && (isLine || event.ctrlKey || event.metaKey))) {
          event.currentTarget.blur();
        }
      }}
    />
  );
}

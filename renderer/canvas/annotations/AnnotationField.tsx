import { t } from '../../language/index.ts';
import classes from './Annotations.module.css';

interface AnnotationFieldProps {
  readonly text: string;
  /** A frame's text is one line; Enter confirms it. */
  readonly isFrame: boolean;
  readonly onDone: (text: string) => void;
  /** Ended by a key: the focus returns to the owner of the text. */
  readonly onLeave: () => void;
}

/** In-place editor of a frame's or comment's text. */
export function AnnotationField({ text, isFrame, onDone, onLeave }: AnnotationFieldProps) {
  return (
    <textarea
      className={classes.field}
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

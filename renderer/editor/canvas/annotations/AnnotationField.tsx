import { t } from '../../../language/index.ts';
import classes from './Annotations.module.css';

interface AnnotationFieldProps {
  readonly text: string;
  /** A frame has one line; Enter ends it. */
  readonly isFrame: boolean;
  readonly onDone: (text: string) => void;
  /** A key ended it: the keyboard goes back to what has the text. */
  readonly onLeave: () => void;
}

/** The text of a frame or a comment, to be changed in its place. */
export function AnnotationField({ text, isFrame, onDone, onLeave }: AnnotationFieldProps) {
  return (
    <textarea
      className={classes.field}
      aria-label={isFrame ? t('Text of the frame') : t('Text of the comment')}
      defaultValue={text}
      rows={isFrame ? 1 : 3}
      maxLength={10_000}
      // biome-ignore lint/a11y/noAutofocus: whoever opens the field wants to type
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

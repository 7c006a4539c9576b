import { IconCheck, IconCircle, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { t } from '../../language/index.ts';
import type { Values } from '../../workbench/lessons/index.ts';
import classes from './Lesson.module.css';

export interface ExerciseProps<Part> {
  readonly part: Part;
  /** Of the page, as the lesson has it; undefined until they are computed. */
  readonly values: Values | undefined;
  /** Of the app, as it is; undefined without the graph of the lesson. */
  readonly live: Values | undefined;
  readonly isDone: boolean;
  readonly onDone: () => void;
  readonly testId: string;
}

interface ExerciseFrameProps {
  readonly isDone: boolean;
  readonly testId: string;
  /** Called by the button of the exercise, and by Enter. */
  readonly onAnswer?: () => void;
  readonly children: ReactNode;
}

/** An exercise, with a mark once it is done. */
export function ExerciseFrame({ isDone, testId, onAnswer, children }: ExerciseFrameProps) {
  const Mark = isDone ? IconCheck : IconCircle;
  return (
    <fieldset className={classes.exercise} aria-label={t('Exercise')} data-testid={testId} data-done={isDone}>
      <Mark className={classes.mark} size={17} stroke={2} role="img" aria-label={isDone ? t('Done') : t('Not done yet')} />
      <form
        className={classes.body}
        onSubmit={(event) => {
          event.preventDefault();
          onAnswer?.();
        }}
      >
        {children}
      </form>
    </fieldset>
  );
}

/** The answer to an answer. */
export function Feedback({ isRight, children }: { readonly isRight: boolean; readonly children: ReactNode }) {
  const Mark = isRight ? IconCheck : IconX;
  return (
    <div className={classes.feedback} data-right={isRight} role="status" data-testid="feedback">
      <Mark size={15} stroke={2.2} aria-hidden />
      <div>{children}</div>
    </div>
  );
}

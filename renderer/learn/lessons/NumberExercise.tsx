import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatNumber } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { evaluate, isClose, type NumberPart, type Values } from '../../workbench/lessons/index.ts';
import { ExerciseFrame, type ExerciseProps, Feedback } from './ExerciseFrame.tsx';
import classes from './Lesson.module.css';
import { LessonText } from './LessonText.tsx';
import { readAnswer } from './readAnswer.ts';

/** Asks for a number, and compares it with the one that the app computes. */
export function NumberExercise({ part, values, live, isDone, onDone, testId }: ExerciseProps<NumberPart>) {
  const [text, setText] = useState('');
  const [given, setGiven] = useState<number>();
  const [isInvalid, setInvalid] = useState(false);
  const expected = expectedOf(part, values, live);
  const isRight = given !== undefined && expected !== undefined && isClose(given, expected, part.tolerance);
  const check = () => {
    const number = readAnswer(text);
    setInvalid(number === undefined);
    setGiven(number);
    if (number !== undefined && expected !== undefined && isClose(number, expected, part.tolerance)) onDone();
  };
  return (
    <ExerciseFrame isDone={isDone} testId={testId} onAnswer={check}>
      <LessonText tokens={part.question} values={values} />
      <div className={classes.answer}>
        <TextInput
          flex={1}
          aria-label={t('Your answer')}
          placeholder={t('0.25 or 1/4')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={isInvalid && t('Enter a number, such as −0.25, 1e-3 or 1/4.')}
          autoComplete="off"
          data-testid="answer"
        />
        <Button type="submit" variant="light" disabled={expected === undefined}>
          {t('Check')}
        </Button>
      </div>
      {given !== undefined && !isInvalid && (
        <Feedback isRight={isRight}>
          {isRight ? t('Right: the app computes {{value}}.', { value: formatNumber(expected, 4) }) : t('Not yet: try again.')}
          {!isRight && part.hint && <LessonText tokens={part.hint} values={values} />}
        </Feedback>
      )}
      {(isRight || isDone) && part.solution && <LessonText tokens={part.solution} values={values} />}
    </ExerciseFrame>
  );
}

function expectedOf({ answer }: NumberPart, values: Values | undefined, live: Values | undefined): number | undefined {
  const computed = values && evaluate(answer, values);
  // A number of a run is known only to the app as it is.
  const found = computed ?? (live && evaluate(answer, live));
  return typeof found === 'number' ? found : undefined;
}

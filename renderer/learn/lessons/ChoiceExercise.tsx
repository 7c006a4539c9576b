import { Button, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../language/index.ts';
import { type ChoiceOption, type ChoicePart, holds, type Values } from '../../workbench/lessons/index.ts';
import { ExerciseFrame, type ExerciseProps, Feedback } from './ExerciseFrame.tsx';
import classes from './Lesson.module.css';
import { LessonLine, LessonText } from './LessonText.tsx';

/** One of several answers: to be right, or predicted before the app shows what happens. */
export function ChoiceExercise({ part, values, live, isDone, onDone, testId }: ExerciseProps<ChoicePart>) {
  const [chosen, setChosen] = useState<number>();
  const [answered, setAnswered] = useState<number>();
  const isPrediction = part.kind === 'predict';
  const known = values ?? live;
  const option = answered === undefined ? undefined : part.options[answered];
  const isRight = option !== undefined && isCorrect(option, known);
  const choose = (at: number) => {
    setChosen(at);
    setAnswered(undefined);
  };
  const answer = () => {
    if (chosen === undefined) return;
    setAnswered(chosen);
    if (isPrediction || isCorrect(part.options[chosen], known)) onDone();
  };
  // Arrow keys choose on their way, so that an answer is given by a button or Enter.
  const isAnswered = isPrediction && answered !== undefined;
  return (
    <ExerciseFrame isDone={isDone} testId={testId} onAnswer={answer}>
      <Radio.Group
        label={<LessonLine tokens={part.question} values={values} />}
        value={chosen === undefined ? null : String(chosen)}
        onChange={(value) => choose(Number(value))}
      >
        <Stack gap={7} mt="xs">
          {part.options.map(({ text }, at) => (
            <Radio
              // biome-ignore lint/suspicious/noArrayIndexKey: options are identified by index
              key={at}
              value={String(at)}
              label={<LessonLine tokens={text} values={values} />}
              // A prediction counts as it was made.
              disabled={isAnswered && answered !== at}
              data-testid={`option-${at}`}
            />
          ))}
        </Stack>
      </Radio.Group>
      {!isAnswered && (
        <Button type="submit" variant="light" size="compact-sm" className={classes.check} disabled={chosen === undefined}>
          {isPrediction ? t('Predict') : t('Check')}
        </Button>
      )}
      {option && (
        <Feedback isRight={isRight}>
          {verdict(isPrediction, isRight)}
          {option.why && <LessonText tokens={option.why} values={values} />}
          {!isRight && !isPrediction && part.hint && <LessonText tokens={part.hint} values={values} />}
        </Feedback>
      )}
      {isPrediction && (option || isDone) && part.reveal && <LessonText tokens={part.reveal} values={values} />}
    </ExerciseFrame>
  );
}

function verdict(isPrediction: boolean, isRight: boolean): string {
  if (isPrediction) return isRight ? t('You predicted it.') : t('It turns out otherwise.');
  return isRight ? t('Right.') : t('Not yet: try again.');
}

const isCorrect = ({ correct }: ChoiceOption, values: Values | undefined): boolean =>
  typeof correct === 'boolean' ? correct : values !== undefined && holds(correct, values);

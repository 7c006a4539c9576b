import { Anchor, Autocomplete, Stack } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, type Ref, useImperativeHandle, useRef } from 'react';
import type { ConditionProblem } from '#engine/graph/index.ts';
import { say, t } from '../../language/index.ts';
import classes from './ConditionInput.module.css';

interface ConditionTextProps {
  readonly label: ReactNode;
  /** For screen readers. */
  readonly name: string;
  readonly text: string;
  /** What is wrong with the text, if anything. */
  readonly problem: ConditionProblem | undefined;
  /** True if the last correct text is still in effect. */
  readonly isPreviousInUse?: boolean;
  readonly examples: readonly string[];
  readonly onText: (text: string) => void;
  readonly onBlur?: () => void;
  /** Enter, with a correct text. */
  readonly onEnter?: () => void;
  readonly onEscape?: () => void;
  readonly testId: string;
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** A condition as text, with its problem at its place and what mends it. */
export function ConditionText({ label, name, text, problem, examples, onText, testId, ...more }: ConditionTextProps) {
  const { isPreviousInUse = false, onBlur, onEnter, onEscape, inputRef } = more;
  const input = useRef<HTMLInputElement>(null);
  useImperativeHandle(inputRef, () => input.current as HTMLInputElement);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter' && problem) input.current?.setSelectionRange(problem.start, Math.max(problem.end, problem.start));
    else if (event.key === 'Enter') onEnter?.();
    if (event.key === 'Escape') onEscape?.();
  };
  return (
    <Stack gap={4}>
      <Autocomplete
        ref={input}
        label={label}
        aria-label={name}
        data-testid={testId}
        placeholder={t('none')}
        data={[...examples]}
        renderOption={({ option }) => <code>{option.value}</code>}
        value={text}
        onChange={onText}
        onBlur={onBlur}
        onKeyDown={onKeyDown}
        error={problem && <Problem text={text} problem={problem} isPreviousInUse={isPreviousInUse} />}
        styles={{ input: { fontFamily: 'var(--bw-mono)' } }}
        spellCheck={false}
        autoComplete="off"
        comboboxProps={{ width: 'max-content', position: 'bottom-start', keepMounted: false }}
      />
      {problem?.fix && problem.replacement !== undefined && (
        <Anchor component="button" type="button" fz="xs" ta="left" onClick={() => onText(mend(text, problem))}>
          {say(problem.fix)}
        </Anchor>
      )}
    </Stack>
  );
}

interface ProblemProps {
  readonly text: string;
  readonly problem: ConditionProblem;
  readonly isPreviousInUse: boolean;
}

/** The problem, and the text with its place marked. */
function Problem({ text, problem, isPreviousInUse }: ProblemProps) {
  const { start, end } = problem;
  const told = say(problem.message);
  return (
    <>
      {isPreviousInUse ? t('{{problem}}. The previous value is still in use.', { problem: told }) : told}
      <code className={classes.text} data-testid="condition-problem">
        {text.slice(0, start)}
        <mark className={classes.place}>{text.slice(start, end) || '\u00a0'}</mark>
        {text.slice(end)}
      </code>
    </>
  );
}

const mend = (text: string, { start, end, replacement = '' }: ConditionProblem): string =>
  text.slice(0, start) + replacement + text.slice(end);

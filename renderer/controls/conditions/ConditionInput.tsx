import { Anchor, Autocomplete, Stack } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, type Ref, useState } from 'react';
import { type ConditionProblem, type ConditionScope, readCondition } from '#engine/graph/index.ts';
import { say, t } from '../../language/index.ts';
import classes from './ConditionInput.module.css';

interface ConditionInputProps {
  readonly value: string;
  readonly scope: ConditionScope;
  /** Names the field; `name` may hold its help. */
  readonly label: string;
  readonly name?: ReactNode;
  readonly testId: string;
  readonly ref?: Ref<HTMLInputElement>;
  /** Gets each text without a problem, trimmed; empty for none. */
  readonly onChange: (condition: string) => void;
  /** Told of each text, with its problem. */
  readonly onProblem?: (problem: ConditionProblem | undefined) => void;
  readonly onBlur?: () => void;
}

/** A condition, checked while it is typed, with its problem at its place. */
export function ConditionInput(props: ConditionInputProps) {
  const { value, scope, label, name, testId, ref, onChange, onBlur } = props;
  const [draft, setDraft] = useState<Draft | null>(null);
  const isTyped = draft?.value === value;
  const text = isTyped ? draft.text : value;
  const problem = problemOf(text, scope);
  const type = (typed: string) => {
    const accepted = problemOf(typed, scope) === undefined;
    setDraft({ text: typed, value: accepted ? typed.trim() : value });
    props.onProblem?.(problemOf(typed, scope));
    if (accepted) onChange(typed.trim());
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter' && problem) {
      event.currentTarget.setSelectionRange(problem.start, Math.max(problem.end, problem.start));
    }
    if (event.key === 'Escape') setDraft(null);
  };
  return (
    <Stack gap={4}>
      <Autocomplete
        ref={ref ?? null}
        label={name}
        aria-label={label}
        data-testid={testId}
        placeholder={t('none')}
        data={examplesOf(scope)}
        value={text}
        onChange={type}
        onBlur={() => {
          if (!problem) setDraft(null);
          onBlur?.();
        }}
        onKeyDown={onKeyDown}
        error={problem && <Problem text={text} problem={problem} isPreviousInUse={isTyped} />}
        styles={{ input: { fontFamily: 'var(--bw-mono)' } }}
        spellCheck={false}
        autoComplete="off"
        comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
      />
      {problem?.fix && problem.replacement !== undefined && (
        <Anchor component="button" type="button" fz="xs" ta="left" onClick={() => type(mend(text, problem))}>
          {say(problem.fix)}
        </Anchor>
      )}
    </Stack>
  );
}

interface Draft {
  readonly text: string;
  /** The value for which it was typed: when that changes, as by undo, the text is discarded. */
  readonly value: string;
}

/** Undefined for a condition without one, and for none. */
const problemOf = (text: string, scope: ConditionScope): ConditionProblem | undefined =>
  text.trim() === '' ? undefined : readCondition(text, scope).problem;

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

/** Conditions of this graph to begin with. */
function examplesOf({ nodes, validationMetrics }: ConditionScope): string[] {
  const relu = nodes.find(({ id, isHidden }) => isHidden && /relu/i.test(id));
  const [metric] = validationMetrics;
  return [
    'loss < 0.1',
    ...(metric === 'accuracy' ? ['validation.accuracy > 0.9'] : ['validation.loss < 0.1']),
    'norm(delta) < 1e-7',
    'updateRatio > 0.1',
    'nonFinite',
    ...(relu ? [`dead(${relu.id}) > 0.5`] : []),
    'step >= 100',
  ].filter((example) => !readCondition(example, { nodes, validationMetrics, metrics: [] }).problem);
}

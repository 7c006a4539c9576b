import { type ReactNode, type Ref, useState } from 'react';
import { type ConditionProblem, type ConditionScope, readCondition } from '#engine/graph/index.ts';
import { ConditionText } from './ConditionText.tsx';
import { conditionExamples } from './conditionExamples.ts';

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

/** A condition that takes effect while it is typed; a text with a problem leaves the one before in use. */
export function ConditionInput({ value, scope, label, name, testId, ref, ...more }: ConditionInputProps) {
  const { onChange, onProblem, onBlur } = more;
  const [draft, setDraft] = useState<Draft | null>(null);
  const isTyped = draft?.value === value;
  const text = isTyped ? draft.text : value;
  const problem = problemOf(text, scope);
  const type = (typed: string) => {
    const accepted = problemOf(typed, scope) === undefined;
    setDraft({ text: typed, value: accepted ? typed.trim() : value });
    onProblem?.(problemOf(typed, scope));
    if (accepted) onChange(typed.trim());
  };
  return (
    <ConditionText
      inputRef={ref ?? null}
      label={name}
      name={label}
      text={text}
      problem={problem}
      isPreviousInUse={isTyped}
      examples={conditionExamples(scope)}
      onText={type}
      onBlur={() => {
        if (!problem) setDraft(null);
        onBlur?.();
      }}
      onEscape={() => setDraft(null)}
      testId={testId}
    />
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

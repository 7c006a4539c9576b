import { Anchor, Autocomplete, Stack } from '@mantine/core';
import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react';
import { type ConditionProblem, type ConditionScope, conditionScope, readCondition } from '#engine/graph/index.ts';
import { Explained, useInvalidField } from '../../controls/fields/index.ts';
import { setStopWhen } from '../../document/index.ts';
import { message, say, t } from '../../language/index.ts';
import { useDocument, useDocumentStore, useWholeAnalysis } from '../../workbench/index.ts';
import classes from './ConditionField.module.css';

/** The condition at which training pauses: checked while it is typed, with its problem at its place. */
export function ConditionField() {
  const store = useDocumentStore();
  const value = useDocument().training?.stopWhen ?? '';
  const { nodes } = useWholeAnalysis();
  const scope = useMemo(() => conditionScope(nodes), [nodes]);
  const [draft, setDraft] = useState<Draft | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const focus = useCallback(() => input.current?.focus(), []);
  const isTyped = draft?.value === value;
  const text = isTyped ? draft.text : value;
  const problem = text.trim() === '' ? undefined : readCondition(text, scope).problem;

  const label = t('Pause when');
  const told = problem && say(problem.message);
  useInvalidField(told !== undefined && isTyped ? { label, problem: told, inUse: value || t('none'), focus } : undefined);

  const type = (typed: string) => {
    const accepted = typed.trim() === '' || !readCondition(typed, scope).problem;
    setDraft({ text: typed, value: accepted ? typed.trim() : value });
    if (accepted) store.edit(message('Set condition to pause'), setStopWhen(typed.trim() || undefined), 'training.stopWhen');
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter' && problem) input.current?.setSelectionRange(problem.start, Math.max(problem.end, problem.start));
    if (event.key === 'Escape') setDraft(null);
  };
  return (
    <Stack gap={4}>
      <Explained label={label} help={helpOf(scope)}>
        {(name) => (
          <Autocomplete
            ref={input}
            label={name}
            aria-label={label}
            data-testid="field-stopWhen"
            placeholder={t('none')}
            data={examplesOf(scope)}
            value={text}
            onChange={type}
            onBlur={() => {
              if (!problem) setDraft(null);
              store.seal();
            }}
            onKeyDown={onKeyDown}
            error={problem && <Problem text={text} problem={problem} isPreviousInUse={isTyped} />}
            styles={{ input: { fontFamily: 'var(--bw-mono)' } }}
            spellCheck={false}
            autoComplete="off"
            comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
          />
        )}
      </Explained>
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
  /** The document's value for which it was typed: when that changes, as by undo, the text is discarded. */
  readonly value: string;
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

function helpOf({ metrics, nodes }: ConditionScope): string {
  const node = nodes.find(({ isHidden, weights }) => isHidden && 'weight' in weights)?.id ?? 'hidden';
  const names = ['loss', ...metrics, 'validation.loss', 'step', 'epoch', 'learningRate', 'updateRatio', 'nonFinite'].join(', ');
  const ofNode = [`${node}.out`, `${node}.dout`, `${node}.weight`].join(', ');
  return t(
    'Pauses training after the first step at which it holds, so that you can look at the network and resume. Names: {{names}}; of a node {{ofNode}} (output, ∂J/∂output, ∂J/∂W); delta and gradient are those of each node and parameter, and one of them is enough. Functions: norm, max, min, mean, dead (share of units that are 0), abs, log10. Joined by and, or, not. It is evaluated after each step and changes no result.',
    { names, ofNode },
  );
}

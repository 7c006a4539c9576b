import { useCallback, useMemo, useRef, useState } from 'react';
import { type ConditionScope, conditionScope, readCondition } from '#engine/graph/index.ts';
import { ConditionInput, conditionExamples } from '../../controls/conditions/index.ts';
import { Explained, useInvalidField } from '../../controls/fields/index.ts';
import { setStopWhen } from '../../document/index.ts';
import { message, say, t } from '../../language/index.ts';
import { useDocument, useDocumentStore, useWholeAnalysis } from '../../workbench/index.ts';

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
  return (
    <Explained label={label} help={helpOf(scope)}>
      {(name) => (
        <ConditionInput
          inputRef={input}
          label={name}
          name={label}
          text={text}
          problem={problem}
          isPreviousInUse={isTyped}
          examples={conditionExamples(scope)}
          onText={type}
          onBlur={() => {
            if (!problem) setDraft(null);
            store.seal();
          }}
          onEscape={() => setDraft(null)}
          testId="field-stopWhen"
        />
      )}
    </Explained>
  );
}

interface Draft {
  readonly text: string;
  /** The document's value for which it was typed: when that changes, as by undo, the text is discarded. */
  readonly value: string;
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

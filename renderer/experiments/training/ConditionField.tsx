import { useCallback, useMemo, useRef, useState } from 'react';
import { type ConditionProblem, type ConditionScope, conditionScope } from '#engine/graph/index.ts';
import { ConditionInput } from '../../controls/conditions/index.ts';
import { Explained, useInvalidField } from '../../controls/fields/index.ts';
import { setStopWhen } from '../../document/index.ts';
import { message, say, t } from '../../language/index.ts';
import { useDocument, useDocumentStore, useWholeAnalysis } from '../../workbench/index.ts';

/** The condition at which training pauses. */
export function ConditionField() {
  const store = useDocumentStore();
  const value = useDocument().training?.stopWhen ?? '';
  const { nodes } = useWholeAnalysis();
  const scope = useMemo(() => conditionScope(nodes), [nodes]);
  const [typed, setTyped] = useState<{ readonly problem: ConditionProblem | undefined; readonly value: string }>();
  const input = useRef<HTMLInputElement>(null);
  const focus = useCallback(() => input.current?.focus(), []);
  const label = t('Pause when');
  const problem = typed?.value === value ? typed.problem : undefined;
  useInvalidField(problem && { label, problem: say(problem.message), inUse: value || t('none'), focus });
  return (
    <Explained label={label} help={helpOf(scope)}>
      {(name) => (
        <ConditionInput
          ref={input}
          value={value}
          scope={scope}
          label={label}
          name={name}
          testId="field-stopWhen"
          onProblem={(found) => setTyped({ problem: found, value })}
          onChange={(condition) =>
            store.edit(message('Set condition to pause'), setStopWhen(condition || undefined), 'training.stopWhen')
          }
          onBlur={() => store.seal()}
        />
      )}
    </Explained>
  );
}
function helpOf({ metrics, nodes }: ConditionScope): string {
  const node = nodes.find(({ isHidden, weights }) => isHidden && 'weight' in weights)?.id ?? 'hidden';
  const names = ['loss', ...metrics, 'validation.loss', 'step', 'epoch', 'learningRate', 'updateRatio', 'dead', 'nonFinite'].join(
    ', ',
  );
  const ofNode = [`${node}.out`, `${node}.dout`, `${node}.weight`].join(', ');
  return t(
    'Pauses training after the first step at which it holds, so that you can look at the network and resume. Names: {{names}}; of a node {{ofNode}} (output, ∂J/∂output, ∂J/∂W); delta and gradient are those of each node and parameter, and one of them is enough. updateRatio is the norm of an update divided by the norm of its parameter. nonFinite holds at the first NaN or ∞. dead is the share of units that are 0 for every sample of the batch: another batch may still activate them. Functions: norm, max, min, mean, dead, abs, log10. Joined by and, or, not. It is evaluated after each step and changes no result.',
    { names, ofNode },
  );
}

import { type ConditionProblem, readCondition } from '../../conditions/index.ts';
import { message } from '../../messages/index.ts';
import { conditionScope } from '../analysis/conditionScope.ts';
import type { NodeAnalysis } from '../analysis/nodeAnalysis.ts';
import type { Diagnostic, Fix } from '../document/diagnostic.ts';

/** Checks the condition at which training pauses. */
export function diagnoseCondition(nodes: ReadonlyMap<string, NodeAnalysis>, condition: string | undefined): Diagnostic[] {
  if (condition === undefined) return [];
  const { problem } = readCondition(condition, conditionScope(nodes));
  if (!problem) return [];
  const text = message("Pause when '{{condition}}': {{problem}}", { condition, problem: problem.message });
  const fix = fixOf(condition, problem);
  const { expected = message('a condition') } = problem;
  const received = condition;
  return [
    { code: 'training.invalidCondition', severity: 'error', param: 'stopWhen', ...text, expected, received, ...(fix && { fix }) },
  ];
}

function fixOf(condition: string, { start, end, replacement }: ConditionProblem): Fix | undefined {
  if (replacement === undefined) return undefined;
  const value = `${condition.slice(0, start)}${replacement}${condition.slice(end)}`;
  return {
    label: message('Write {{example}}', { example: value }),
    edits: [{ type: 'setTraining', setting: 'stopWhen', value }],
  };
}

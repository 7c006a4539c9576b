import { message } from '../../messages/index.ts';
import type { Parameter, ParameterValue, SearchSpace } from './parameter.ts';
import { type ParameterProblem, problemOf } from './problem.ts';
import { countValues, stepOf, valueAtStep } from './range.ts';

/** Problems of the condition of a parameter. */
export function findConditionProblems(parameter: Parameter, space: SearchSpace): ParameterProblem[] {
  const { when } = parameter;
  if (!when) return [];
  const { name } = when;
  const parent = space.find((other) => other.name === name);
  if (!parent) {
    const names = space.filter((other) => other !== parameter).map((other) => other.name);
    const problem = message("its condition names '{{name}}', which is no parameter", { name });
    const expected = message('one of {{names}}', { names });
    return [problemOf(parameter, 'when', 'space.unknownName', problem, { expected, received: name })];
  }
  if (dependsOn(parent, parameter, space)) {
    const problem = message("its condition on '{{name}}' leads back to the parameter itself", { name });
    const fix = message('Remove one of these conditions');
    return [problemOf(parameter, 'when', 'space.conditionCycle', problem, { fix })];
  }
  const impossible = when.in.find((value) => !hasValue(parent, value));
  if (impossible === undefined) return [];
  const received = JSON.stringify(impossible);
  const problem = message("its condition expects {{value}} of '{{name}}', which never has this value", { value: received, name });
  return [problemOf(parameter, 'when', 'space.conditionValue', problem, { expected: describeValues(parent), received })];
}

/** True if a parameter is another one, or depends on it by conditions. */
function dependsOn(parameter: Parameter, other: Parameter, space: SearchSpace): boolean {
  const seen = new Set<Parameter>();
  let ancestor: Parameter | undefined = parameter;
  while (ancestor && !seen.has(ancestor)) {
    if (ancestor === other) return true;
    seen.add(ancestor);
    const { when }: Parameter = ancestor;
    ancestor = when && space.find(({ name }) => name === when.name);
  }
  return false;
}

/** True if a condition may compare a parameter with this value; numbers of a continuous range are never equal. */
function hasValue(parameter: Parameter, value: ParameterValue): boolean {
  if (parameter.kind === 'choice') return parameter.choices.includes(value);
  const step = stepOf(parameter);
  if (step === 0 || typeof value !== 'number') return false;
  const steps = Math.round((value - parameter.low) / step);
  return steps >= 0 && steps < countValues(parameter) && valueAtStep(parameter, steps) === value;
}

function describeValues(parameter: Parameter) {
  if (parameter.kind === 'choice') return message('one of {{names}}', { names: parameter.choices.map(String) });
  if (stepOf(parameter) === 0) return message('a parameter with choices or steps');
  return message('a value from {{low}} to {{high}}', { low: parameter.low, high: parameter.high });
}

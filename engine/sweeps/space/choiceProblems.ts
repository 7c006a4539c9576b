import { message } from '../../messages/index.ts';
import type { ChoiceParameter } from './parameter.ts';
import { type ParameterProblem, problemOf } from './problem.ts';

/** Problems of a list of choices. */
export function findChoiceProblems(parameter: ChoiceParameter): ParameterProblem[] {
  const { choices } = parameter;
  if (choices.length === 0) {
    const details = { expected: message('at least one choice'), received: 0 };
    return [problemOf(parameter, 'choices', 'space.choices', message('there are no choices'), details)];
  }
  const twice = choices.find((choice, index) => choices.indexOf(choice) < index);
  if (twice === undefined) return [];
  const received = JSON.stringify(twice);
  const problem = message('{{choice}} is among the choices twice', { choice: received });
  return [problemOf(parameter, 'choices', 'space.choices', problem, { expected: message('different choices'), received })];
}

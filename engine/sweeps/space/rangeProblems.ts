import { message } from '../../messages/index.ts';
import type { RangeParameter } from './parameter.ts';
import { type ParameterProblem, problemOf } from './problem.ts';

/** Problems of the bounds, the scale and the step of a range. */
export function findRangeProblems(range: RangeParameter): ParameterProblem[] {
  const { low, high, log, step } = range;
  if (low > high) {
    const problem = message('the lower bound {{low}} is above the upper bound {{high}}', { low, high });
    const expected = message('at most {{bound}}', { bound: high });
    const fix = message('Exchange the bounds');
    return [problemOf(range, 'low', 'space.bounds', problem, { expected, received: low, fix })];
  }
  return [...(log ? findLogProblems(range) : []), ...(step === undefined ? [] : findStepProblems(range, step))];
}

function findLogProblems(range: RangeParameter): ParameterProblem[] {
  const { low, step } = range;
  const problems: ParameterProblem[] = [];
  if (low <= 0) {
    const problem = message('a logarithmic scale needs a lower bound above 0, found {{low}}', { low });
    const fix = message('Raise the lower bound above 0, or search on a linear scale');
    problems.push(
      problemOf(range, 'low', 'space.logBound', problem, { expected: message('a positive number'), received: low, fix }),
    );
  }
  if (step !== undefined) {
    const problem = message('a logarithmic scale has no step, found {{step}}', { step });
    const fix = message('Remove the step, or search on a linear scale');
    problems.push(problemOf(range, 'step', 'space.logStep', problem, { expected: message('no step'), received: step, fix }));
  }
  return problems;
}

function findStepProblems(range: RangeParameter, step: number): ParameterProblem[] {
  const width = range.high - range.low;
  if (step > 0 && step <= width) return [];
  const problem =
    step > 0
      ? message('the step {{step}} is larger than the range, which is {{width}} wide', { step, width })
      : message('the step must be above 0, found {{step}}', { step });
  const expected = message('a step above 0, up to {{width}}', { width });
  return [problemOf(range, 'step', 'space.step', problem, { expected, received: step })];
}

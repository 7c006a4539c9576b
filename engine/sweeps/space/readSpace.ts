import { message } from '../../messages/index.ts';
import { describeIssue, describePath } from '../../text/index.ts';
import { findChoiceProblems } from './choiceProblems.ts';
import { findConditionProblems } from './conditionProblems.ts';
import { type Parameter, type SearchSpace, spaceSchema } from './parameter.ts';
import { type ParameterProblem, problemOf, type SpaceProblem } from './problem.ts';
import { findRangeProblems } from './rangeProblems.ts';
import { spaceError } from './spaceError.ts';

/** Every problem of a search space, in the order of its parameters. */
export function findSpaceProblems(data: unknown): SpaceProblem[] {
  const result = spaceSchema.safeParse(data);
  if (!result.success) return result.error.issues.map((issue) => malformed(issue, data));
  const space: SearchSpace = result.data;
  return space.flatMap((parameter, index) =>
    findParameterProblems(parameter, space).map((problem) => ({ parameter: index, ...problem })),
  );
}

/**
 * Reads a search space.
 * @throws UserError space.*, the first problem
 */
export function readSpace(data: unknown): SearchSpace {
  const [problem] = findSpaceProblems(data);
  if (problem) throw problem.error;
  return spaceSchema.parse(data);
}

function malformed(issue: Parameters<typeof describeIssue>[0], data: unknown): SpaceProblem {
  const [parameter, field] = issue.path;
  const path = describePath(['space', ...issue.path]);
  const problem = describeIssue(issue, data);
  return {
    parameter: typeof parameter === 'number' ? parameter : undefined,
    field: typeof field === 'string' ? field : undefined,
    error: spaceError('space.malformed', message('{{path}}: {{problem}}', { path, problem }), { where: path, expected: problem }),
  };
}

function findParameterProblems(parameter: Parameter, space: SearchSpace): ParameterProblem[] {
  return [
    ...findNameProblems(parameter, space),
    ...(parameter.kind === 'choice' ? findChoiceProblems(parameter) : findRangeProblems(parameter)),
    ...findConditionProblems(parameter, space),
  ];
}

function findNameProblems(parameter: Parameter, space: SearchSpace): ParameterProblem[] {
  const { name } = parameter;
  if (space.find((other) => other.name === name) === parameter) return [];
  const problem = message('another parameter has the same name');
  const details = { expected: message('a name of its own'), received: name };
  return [problemOf(parameter, 'name', 'space.duplicateName', problem, details)];
}

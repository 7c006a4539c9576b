import { type ErrorDetails, type Message, message, type UserError } from '../../messages/index.ts';
import type { Parameter } from './parameter.ts';
import { type SpaceCode, spaceError } from './spaceError.ts';

/** What is wrong with a search space, and where. */
export interface SpaceProblem {
  /** The position of the parameter in the space; undefined if the problem is the space itself. */
  readonly parameter?: number | undefined;
  /** The field of the parameter, such as `low`. */
  readonly field?: string | undefined;
  readonly error: UserError;
}

/** A problem of one parameter, without its position. */
export type ParameterProblem = Omit<SpaceProblem, 'parameter'>;

/** A problem of a field of a parameter, named in its message. */
export function problemOf(
  { name }: Parameter,
  field: string,
  code: SpaceCode,
  problem: Message,
  details: Omit<ErrorDetails, 'where'>,
): ParameterProblem {
  const where = `${name}.${field}`;
  return {
    field,
    error: spaceError(code, message("Parameter '{{name}}': {{problem}}", { name, problem }), { where, ...details }),
  };
}

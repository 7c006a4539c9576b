import { UserError } from '../errors.ts';

/** The error that a person sees when something is refused. Anything else that is thrown, or nothing, fails the test. */
export function refusalOf(attempt: () => unknown): UserError {
  try {
    attempt();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('expected a UserError, but nothing was thrown');
}

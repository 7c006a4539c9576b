import { UserError } from '../errors.ts';
import { english } from '../text/index.ts';

/** An error in English, as people read it. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly details: { readonly where?: string; readonly expected?: string; readonly received?: string; readonly fix?: string };
}

/** The error with which something is rejected. Anything else that is thrown, or nothing, fails the test. */
export function refusalOf(attempt: () => unknown): Refusal {
  try {
    attempt();
  } catch (error) {
    if (error instanceof UserError) return inEnglish(error);
    throw error;
  }
  throw new Error('expected a UserError, but nothing was thrown');
}

export function inEnglish({ code, message, details }: UserError): Refusal {
  const told = Object.entries(details).map(([name, value]) => [name, english(value)]);
  return { code, message, details: Object.fromEntries(told) };
}

import type { UserErrorData } from '#app/contract/index.ts';
import { UserError } from '#engine/messages/index.ts';

/** An error as data that crosses threads. */
export interface ErrorData extends UserErrorData {
  /** Where a bug was thrown; for the log, never for people. */
  readonly stack?: string | undefined;
}

/**
 * @param describeBug what people are told of an error that nobody foresaw
 */
export function toErrorData(error: unknown, describeBug: (reason: string) => UserError): ErrorData {
  if (error instanceof UserError) return userErrorDataOf(error);
  const described = userErrorDataOf(describeBug(error instanceof Error ? error.message : String(error)));
  return { ...described, ...(error instanceof Error && { stack: error.stack }) };
}

/** What the contract says of an error. */
export function userErrorDataOf({ code, template, values, details: { fix, ...details } }: UserError): UserErrorData {
  return {
    code,
    template,
    values,
    ...details,
    ...(fix !== undefined && { fix: typeof fix === 'string' ? { template: fix } : fix }),
  };
}

export function fromErrorData({ code, template, values = {}, stack: _, ...details }: ErrorData): UserError {
  return new UserError(code, { template, values }, details);
}

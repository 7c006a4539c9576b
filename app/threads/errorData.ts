import type { Notice, UserErrorData } from '#app/contract/index.ts';
import { UserError } from '#engine/messages/index.ts';

/** An error as data that crosses threads. */
export interface ErrorData extends UserErrorData {
  /** Origin of a bug, for the log only. */
  readonly stack?: string | undefined;
}

/** @param describeBug describes an unexpected error to users */
export function toErrorData(error: unknown, describeBug: (reason: string) => UserError): ErrorData {
  if (error instanceof UserError) return userErrorDataOf(error);
  const described = userErrorDataOf(describeBug(error instanceof Error ? error.message : String(error)));
  return { ...described, ...(error instanceof Error && { stack: error.stack }) };
}

/** The part of an error in the contract. */
export function userErrorDataOf({ code, template, values, details: { fix, ...details } }: UserError): UserErrorData {
  return {
    code,
    template,
    values,
    ...details,
    ...(fix !== undefined && { fix: typeof fix === 'string' ? { template: fix } : fix }),
  };
}

/** An error as part of an answer. */
export function noticeOf(error: UserError): Notice {
  const { code, template, values, fix } = userErrorDataOf(error);
  return { code, template, ...(values && { values }), ...(fix && { fix }) };
}

export function fromErrorData({ code, template, values = {}, stack: _, ...details }: ErrorData): UserError {
  return new UserError(code, { template, values }, details);
}

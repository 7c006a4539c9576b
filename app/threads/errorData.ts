import { UserError } from '#engine/errors.ts';

/** An error as data that crosses threads. */
export interface ErrorData {
  readonly code: string;
  readonly message: string;
  readonly details: UserError['details'];
  /** Where a bug was thrown; for the log, never for people. */
  readonly stack?: string | undefined;
}

/**
 * @param describeBug what people are told of an error that nobody foresaw
 */
export function toErrorData(error: unknown, describeBug: (reason: string) => UserError): ErrorData {
  if (error instanceof UserError) return { code: error.code, message: error.message, details: error.details };
  const { code, message, details } = describeBug(error instanceof Error ? error.message : String(error));
  return { code, message, details, ...(error instanceof Error && { stack: error.stack }) };
}

export function fromErrorData({ code, message, details }: ErrorData): UserError {
  return new UserError(code, message, details);
}

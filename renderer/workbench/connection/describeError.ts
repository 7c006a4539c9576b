import { ORPCError } from '@orpc/client';
import type { UserErrorData } from '#app/contract/index.ts';
import { type Message, type MessageValue, message, messageOf, UserError } from '#engine/messages/index.ts';
import { describePath } from '#engine/text/index.ts';

/** An error for display: problem, location, fix. */
export interface DescribedError {
  /** One sentence: expected and received. */
  readonly message: Message;
  readonly where?: MessageValue;
  readonly fix?: Message;
  /** The stable code, for bug reports. */
  readonly code: string;
}

/** Converts any error of a call or reader for display. */
export function describeError(error: unknown): DescribedError {
  if (error instanceof ORPCError) return describeAnswer(error);
  if (isUserError(error)) return pick(error.code, error, error.details);
  return {
    code: 'connection',
    message: message('Backwire did not respond'),
    where: error instanceof Error ? error.message : String(error),
    fix: message('The window reconnects automatically; then try again.'),
  };
}

/** True if retrying cannot help: the main process rejected the call. */
export function isRefusal(error: unknown): boolean {
  return error instanceof ORPCError;
}

function describeAnswer(error: ORPCError<string, unknown>): DescribedError {
  if (error.code === 'USER_ERROR') {
    const data = error.data as UserErrorData;
    return pick(data.code, data, data);
  }
  return {
    code: error.code,
    message: message('Something went wrong inside Backwire'),
    where: describeIssue(error.data) ?? error.message,
    fix: message('Your work is saved. If it happens again, please report it with this text.'),
  };
}

interface Issue {
  readonly path?: readonly PropertyKey[];
  readonly message: string;
}

/** The argument that the contract rejected, with expected and received. */
function describeIssue(data: unknown): string | undefined {
  const issues = typeof data === 'object' && data !== null && 'issues' in data ? data.issues : undefined;
  const [issue] = (Array.isArray(issues) ? issues : []) as readonly Issue[];
  return issue && `${describePath(issue.path ?? [])}: ${issue.message}`;
}

type Details = Pick<UserErrorData, 'where' | 'fix'>;

/** Errors of the engine thrown in the window itself, when it reads a graph file. */
function isUserError(error: unknown): error is Error & Message & { code: string; details: Details } {
  return error instanceof Error && error.name === 'UserError' && 'code' in error && 'details' in error;
}

function pick(code: string, message: Message, { where, fix }: Details): DescribedError {
  return {
    code,
    message: messageOf(message),
    ...(where !== undefined && { where }),
    ...(fix !== undefined && { fix }),
  };
}

/** An error found by the window itself, in the form of the main process's errors. */
export class WindowError extends UserError {}

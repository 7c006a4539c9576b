import { ORPCError } from '@orpc/client';
import type { UserErrorData } from '#app/contract/index.ts';
import { describePath, type Message, type MessageValue, message, messageOf } from '#engine/text/index.ts';

/** An error as a person reads it: what, where, what to do. */
export interface DescribedError {
  /** One sentence: what was expected and what came. */
  readonly message: Message;
  readonly where?: MessageValue;
  readonly fix?: Message;
  /** The stable code, for those who report it. */
  readonly code: string;
}

/** Turns whatever a call or a reader threw into what a notification says. */
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

/** Whether the error is one that trying again cannot mend: the main process understood, and refused. */
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

/** Of an argument that the contract refuses: which, what was expected and what came. */
function describeIssue(data: unknown): string | undefined {
  const issues = typeof data === 'object' && data !== null && 'issues' in data ? data.issues : undefined;
  const [issue] = (Array.isArray(issues) ? issues : []) as readonly Issue[];
  return issue && `${describePath(issue.path ?? [])}: ${issue.message}`;
}

type Details = Pick<UserErrorData, 'where' | 'fix'>;

/** Errors of the engine that the window itself runs into, when it reads a graph file. */
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

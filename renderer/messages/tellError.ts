import { say } from '../language/index.ts';
import type { DescribedError } from '../transport/index.ts';

export interface ErrorTexts {
  readonly code: string;
  readonly message: string;
  readonly where?: string;
  readonly fix?: string;
}

/** An error in the current language. */
export function tellError({ code, message, where, fix }: DescribedError): ErrorTexts {
  return {
    code,
    message: say(message),
    ...(where !== undefined && { where: say(where) }),
    ...(fix !== undefined && { fix: say(fix) }),
  };
}

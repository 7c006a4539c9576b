import { tell } from '../language/index.ts';
import type { DescribedError } from '../transport/index.ts';

/** An error in the language in use. */
export function tellError({ code, message, where, fix }: DescribedError): DescribedError {
  return {
    code,
    message: tell(message),
    ...(where !== undefined && { where: tell(where) }),
    ...(fix !== undefined && { fix: tell(fix) }),
  };
}

import { english, type MessageValue } from '#engine/text/index.ts';
import { tell } from '../language/index.ts';
import type { DescribedError } from '../transport/index.ts';

interface ToldError {
  readonly code: string;
  readonly message: string;
  readonly where?: string;
  readonly fix?: string;
}

const inWords = (value: MessageValue): string => tell(english(value));

/** An error in the language in use. */
export function tellError({ code, message, where, fix }: DescribedError): ToldError {
  return {
    code,
    message: inWords(message),
    ...(where !== undefined && { where: inWords(where) }),
    ...(fix !== undefined && { fix: inWords(fix) }),
  };
}

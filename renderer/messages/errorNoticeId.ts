import { english } from '#engine/text/index.ts';
import type { DescribedError } from '../transport/index.ts';

/** The id of an error's notice. The same error twice is one notice. */
export const errorNoticeId = ({ code, message }: Pick<DescribedError, 'code' | 'message'>): string =>
  `${code} ${english(message)}`;

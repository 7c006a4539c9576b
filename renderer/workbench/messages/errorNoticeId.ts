import { english } from '#engine/messages/index.ts';
import type { DescribedError } from '../connection/index.ts';

/** The id of an error's notice. The same error twice is one notice. */
export const errorNoticeId = ({ code, message }: Pick<DescribedError, 'code' | 'message'>): string =>
  `${code} ${english(message)}`;

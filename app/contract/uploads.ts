import { z } from 'zod';

/**
 * How a page without paths sends a file to the program that serves it: `POST /uploads?name=NAME` with the bytes as the body. The
 * answer is the path under which the file lies then, or an error as {@link userErrorData}.
 */
export const UPLOADS = {
  path: '/uploads',
  /** The largest file, in bytes: the most that the readers of data hold in memory. */
  limit: 2 ** 31,
} as const;

export const uploadedFile = z.object({ path: z.string() });
export type UploadedFile = z.infer<typeof uploadedFile>;

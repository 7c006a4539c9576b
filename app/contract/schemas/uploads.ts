import { z } from 'zod';

/**
 * Upload of a file from a page without file paths: `POST /uploads?name=NAME` with the bytes as the body. The response is the path
 * of the stored file, or an error as {@link userErrorData}.
 */
export const UPLOADS = {
  path: '/uploads',
  /** Maximum size in bytes: what the data readers hold in memory. */
  limit: 2 ** 31,
} as const;

export const uploadedFile = z.object({ path: z.string() });
export type UploadedFile = z.infer<typeof uploadedFile>;

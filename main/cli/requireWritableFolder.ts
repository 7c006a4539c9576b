import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { dirname } from 'node:path';
import { describeWriteFailure } from '#app/files/writeWhole.ts';

/**
 * Checks before long work that its result can be written.
 * @throws UserError file.unwritable
 */
export async function requireWritableFolder(path: string): Promise<void> {
  try {
    await access(dirname(path), constants.W_OK);
  } catch (error) {
    throw describeWriteFailure(path, error as NodeJS.ErrnoException);
  }
}

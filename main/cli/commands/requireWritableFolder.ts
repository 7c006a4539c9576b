import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { dirname } from 'node:path';
import { describeWriteFailure } from '#app/files/writeWhole.ts';

/**
 * Finds out before long work whether its result has a place to go.
 * @throws UserError file.unwritable
 */
export async function requireWritableFolder(path: string): Promise<void> {
  try {
    await access(dirname(path), constants.W_OK);
  } catch (error) {
    throw describeWriteFailure(path, error as NodeJS.ErrnoException);
  }
}

import { readFile } from 'node:fs/promises';
import { fileError } from './errors.ts';

/**
 * The text of a file.
 * @throws UserError file.missing, file.unreadable
 */
export async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw describeReadFailure(path, error as NodeJS.ErrnoException);
  }
}

function describeReadFailure(path: string, { code, message }: NodeJS.ErrnoException) {
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return fileError('file.missing', `There is no file '${path}'`, { where: path, expected: 'a file', received: 'none' });
  }
  const received = code === 'EISDIR' ? 'a folder' : code === 'EACCES' ? 'no permission to read it' : message;
  return fileError('file.unreadable', `'${path}' cannot be read: expected a file, found ${received}`, {
    where: path,
    expected: 'a file that can be read',
    received,
  });
}

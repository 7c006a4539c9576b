import { readFile } from 'node:fs/promises';
import { message } from '#engine/messages/index.ts';
import { fileError } from './errors.ts';

/**
 * All bytes of a file.
 * @throws UserError file.missing, file.unreadable
 */
export async function readBytes(path: string): Promise<Uint8Array> {
  return readFile(path).catch((error) => {
    throw describeReadFailure(path, error);
  });
}

function describeReadFailure(path: string, error: NodeJS.ErrnoException) {
  const { code } = error;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return fileError('file.missing', message('File not found: {{file}}', { file: path }), {
      where: path,
      expected: message('a file'),
      received: message('none'),
    });
  }
  const known = code === 'EISDIR' ? message('a folder') : code === 'EACCES' ? message('no permission to read it') : undefined;
  const received = known ?? error.message;
  return fileError(
    'file.unreadable',
    message("'{{file}}' cannot be read: expected a file, found {{received}}", { file: path, received }),
    { where: path, expected: message('a file that can be read'), received },
  );
}

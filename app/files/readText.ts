import { constants } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { decodeText, message } from '#engine/text/index.ts';
import { fileError } from './errors.ts';

/**
 * The text of a file, in UTF-8 or, as Windows PowerShell writes it, UTF-16; without its byte order mark.
 * @param limit how many bytes are read at most
 * @throws UserError file.missing, file.unreadable, file.notText, file.tooLarge
 */
export async function readText(path: string, limit = constants.MAX_STRING_LENGTH): Promise<string> {
  const all = await readBytes(path, limit);
  const decoded = decodeText(all, (encoding, bytes) => new TextDecoder(encoding, { fatal: true }).decode(bytes));
  if (decoded.ok) return decoded.text;
  // Whoever reads the text says best what it is instead: zero bytes are no JSON.
  if (decoded.isBinary) return new TextDecoder().decode(all);
  const { received } = decoded;
  throw fileError('file.notText', message("'{{path}}' is not text in UTF-8: found {{received}}", { path, received }), {
    where: path,
    expected: message('text in UTF-8 or UTF-16'),
    received,
    fix: message('Save it again in UTF-8'),
  });
}

async function readBytes(path: string, limit: number): Promise<Uint8Array> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    throw describeReadFailure(path, error as NodeJS.ErrnoException);
  }
  if (bytes.length <= limit) return bytes;
  const [expected, received] = [message('at most {{limit}} bytes of text', { limit }), `${bytes.length}`];
  const text = message("'{{file}}' is too large: expected {{expected}}, found {{received}}", { file: path, expected, received });
  throw fileError('file.tooLarge', text, { where: path, expected, received });
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

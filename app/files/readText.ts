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
  const [expected, received] = [`at most ${limit} bytes of text`, `${bytes.length}`];
  throw fileError('file.tooLarge', `'${path}' is too large: expected ${expected}, found ${received}`, {
    where: path,
    expected,
    received,
  });
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

import { constants } from 'node:buffer';
import { message } from '#engine/messages/index.ts';
import { decodeText } from '#engine/text/index.ts';
import { fileError } from './errors.ts';
import { readBytes } from './readBytes.ts';

/**
 * Reads a text file, in UTF-8 or, as written by Windows PowerShell, UTF-16; without its byte order mark.
 * @param limit maximum number of bytes
 * @throws UserError file.missing, file.unreadable, file.notText, file.tooLarge
 */
export async function readText(path: string, limit = constants.MAX_STRING_LENGTH): Promise<string> {
  return textOf(await readBytes(path), path, limit);
}

/**
 * The text in the bytes of a file.
 * @param path what the messages call the file
 * @throws UserError file.notText, file.tooLarge
 */
export function textOf(all: Uint8Array, path: string, limit = constants.MAX_STRING_LENGTH): string {
  if (all.length > limit) throw tooLarge(path, limit, all.length);
  const decoded = decodeText(all, (encoding, bytes) => new TextDecoder(encoding, { fatal: true }).decode(bytes));
  if (decoded.ok) return decoded.text;
  // The parser of the text reports it better: zero bytes are no JSON.
  if (decoded.isBinary) return new TextDecoder().decode(all);
  const { received } = decoded;
  throw fileError('file.notText', message("'{{path}}' is not text in UTF-8: found {{received}}", { path, received }), {
    where: path,
    expected: message('text in UTF-8 or UTF-16'),
    received,
    fix: message('Save it again in UTF-8'),
  });
}

function tooLarge(path: string, limit: number, length: number) {
  const [expected, received] = [message('at most {{limit}} bytes of text', { limit }), `${length}`];
  const text = message("'{{file}}' is too large: expected {{expected}}, found {{received}}", { file: path, expected, received });
  return fileError('file.tooLarge', text, { where: path, expected, received });
}

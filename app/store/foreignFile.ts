import { type Message, message } from '#engine/messages/index.ts';
import { databaseError } from './errors.ts';

/** A file that is left unchanged. */
export function foreignFile(file: string, received: Message) {
  return databaseError('database.foreign', message("'{{file}}' is not a Backwire database; it was not changed", { file }), {
    where: file,
    expected: message('a Backwire database, or an unused name'),
    received,
    fix: message('Choose another file'),
  });
}
